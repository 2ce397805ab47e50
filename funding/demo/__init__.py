"""A believable year of one commune that does not exist, for showing and trying Jisr.

`data/` holds the content; days in it are numbers counted from today (-40: forty days ago).
"""
