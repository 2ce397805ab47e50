"""The ASGI entrance of Jisr."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings.prod")
application = get_asgi_application()
