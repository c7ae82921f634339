"""How static files are kept where DEBUG is off: compressed, and named after their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage as Base

_IMPORTS = Base._js_module_import_aggregation_patterns[1]


class StaticFiles(Base):  # type: ignore[misc]
    """Names the modules that a script of ours imports after their content too.

    Not those of other packages: some import what is there under another name only.
    """

    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = ("tracker/*.js", _IMPORTS)
