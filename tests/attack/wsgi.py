"""The bundled site as other servers want it: a module with an application."""

from stemhulp.web import create_app

app = create_app()
