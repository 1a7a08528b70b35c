# Passerelle. `make run` sets everything up and serves it; `make test` sets everything up and tests it.
.DEFAULT_GOAL := help
.PHONY: help run test check format prepare invite screenshots bench bench-full clean

PYTHON ?= python3.10
BIN := .venv/bin
READY := .venv/ready
export PYTHONWARNINGS := ignore
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3

help: ## Montrer cette aide
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run: $(READY) ## Tout installer et préparer, puis servir l’assistant et le bureau municipal
	@$(BIN)/python passerelle.py start

test: $(READY) ## Tout installer et préparer, puis passer les vérifications et tous les tests
	@$(MAKE) --no-print-directory check
	@$(BIN)/python passerelle.py train
	@$(BIN)/python -m pytest

check: $(READY) ## Vérifier le style, les types et les données, sans rien changer
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python passerelle.py directory check

format: $(READY) ## Mettre le code en forme
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

prepare: $(READY) ## Mettre à jour les bases, l’annuaire et le modèle, sans rien servir
	@$(BIN)/python passerelle.py prepare

invite: $(READY) ## Imprimer un lien à usage unique pour ouvrir un compte au bureau
	@$(BIN)/python passerelle.py staff invite

screenshots: $(READY) ## Refaire les images de la documentation (demande Chromium)
	@$(BIN)/python docs/take_screenshots.py

bench: $(READY) ## Mesurer, et mettre à jour docs/benchmarks.md
	@$(BIN)/python benchmarks/run.py

bench-full: $(READY) ## Comparer aussi à DIET et à spaCy (longtemps) : docs/benchmarks-full.md
	@$(BIN)/python benchmarks/full.py

clean: ## Effacer l’environnement, les modèles et les données locales
	rm -rf .venv models var .rasa

# One lock for everything, development tools included. The marker file says that this lock is installed.
$(READY): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))' 2>/dev/null || { \
	  echo "Il faut Python 3.10 : « $(PYTHON) » n’en est pas un, ou il n’est pas installé."; \
	  echo "Installez Python 3.10, ou dites où il est : make run PYTHON=/chemin/vers/python3.10"; exit 1; }
	@echo "Installation des bibliothèques dans .venv (quelques minutes, une seule fois)…"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@$(BIN)/python -m pip check --disable-pip-version-check
	@touch $@
