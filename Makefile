# Chantiers coopératifs: `make run` and `make test` are all there is to know; they prepare what they need.

PY = .venv/bin/python
ENVIRONNEMENT = .venv/pret
GABARITS = templates labo
CERTIFICATS = $(if $(wildcard /etc/ssl/certs/ca-certificates.crt),--system-certs)
UV_LOCK = .venv/bin/uv pip compile $(CERTIFICATS) --quiet --generate-hashes --no-header --python-version 3.11.2 pyproject.toml

.PHONY: aide run test test-long check bench screenshots lock navigateur bureau
.DEFAULT_GOAL = aide

aide:
	@echo "make run          lance les chantiers coopératifs sur http://127.0.0.1:8000 (Ctrl-C arrête tout)"
	@echo "make test         exécute tous les tests, parcours dans le navigateur compris"
	@echo "make check        vérifie le style, les gabarits, les migrations et l’architecture"
	@echo "make bench        mesure les performances (docs/performance.md)"
	@echo "make screenshots  photographie chaque page dans var/screenshots/"
	@echo "make lock         fige de nouveau les dépendances (requirements/)"

# Made again only when the locked versions change.
$(ENVIRONNEMENT): requirements/local.txt
	@.ci/environnement
	@touch $@

navigateur:
	@.ci/systeme chromium

# What reads our documents back in the long tests, and had no part in making them.
bureau:
	@.ci/systeme libreoffice-writer-nogui qpdf poppler-utils

# If make itself is killed, the launcher must not outlive it.
run: $(ENVIRONNEMENT)
	@exec setpriv --pdeathsig KILL $(PY) -m labo.portail.lancement

test: $(ENVIRONNEMENT) navigateur
	@exec $(PY) -m pytest -n 2 --dist worksteal $(ARGS)

test-long: $(ENVIRONNEMENT) navigateur bureau
	@exec $(PY) -m pytest -m long $(ARGS)

check: $(ENVIRONNEMENT)
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@find $(GABARITS) -name '*.html' -print0 | xargs -0 -r .venv/bin/djade --check --target-version 5.2
	@.venv/bin/djlint --quiet --lint $(GABARITS)
	@$(PY) manage.py makemigrations --check --dry-run
	@exec $(PY) -m pytest -q tests/maison

bench: $(ENVIRONNEMENT)
	@exec $(PY) -m tests.bench $(ARGS)

screenshots: $(ENVIRONNEMENT) navigateur
	@exec $(PY) -m tests.screenshots $(ARGS)

# `make lock ARGS=--upgrade` takes the newest versions. Debian 12's Python is the oldest that everything must run on.
lock: $(ENVIRONNEMENT)
	@$(UV_LOCK) $(ARGS) --output-file requirements/production.txt
	@$(UV_LOCK) $(ARGS) --group local --constraints requirements/production.txt --output-file requirements/local.txt
