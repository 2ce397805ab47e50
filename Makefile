# make run     starts Jisr on this machine; PORT=8123 picks the port, DEMO=0 starts empty
# make test    everything that is checked before a change is accepted
PORT ?= 8000
export PORT
unexport PYTHONDONTWRITEBYTECODE # each process would compile every module, and pytest rewrite every test, once more

.PHONY: run setup test bench format backup restore

run: setup
	@exec .venv/bin/python bin/serve

setup:
	@bin/setup

test:
	@bin/test

bench:
	@bin/setup --dev
	@.venv/bin/python bin/with-postgresql --durable .venv/bin/python -m benchmarks

format:
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

backup:
	@.venv/bin/python manage.py backup $(FILE)

restore:
	@test -n "$(FILE)" || { echo "Say which file: make restore FILE=var/backups/….tar.gz"; exit 1; }
	@.venv/bin/python manage.py restore "$(FILE)" $(if $(REPLACE),--replace)
