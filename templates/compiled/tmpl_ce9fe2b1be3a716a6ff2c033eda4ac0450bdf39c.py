# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'page/page.css.jinja2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    pass
    yield '.page, .contradictions { max-width: 68rem; margin: 0 auto; padding: 1rem; }\n.page, .contradictions { font: 1rem/1.45 Georgia, "Noto Serif CJK JP", serif; color: #1a1a1a; }\n.page p { margin: 0 0 .6rem; overflow-wrap: anywhere; }\n.issuers { max-width: none; }\n.wide { overflow-x: auto; margin: 0 0 1.2rem; }\n.page:not(.issuers) table { border-collapse: collapse; font-variant-numeric: tabular-nums; }\n.page:not(.issuers) th, .page:not(.issuers) td { padding: .12rem .7rem .12rem 0; vertical-align: bottom; text-align: left; font-weight: normal; }\n.page:not(.issuers) thead th { font-weight: bold; border-bottom: 1px solid #767676; }\n.page:not(.issuers) td.figure { text-align: right; white-space: nowrap; }\n.page:not(.issuers) .strong { font-weight: bold; }\n.depth1 { padding-left: 1rem !important; }\n.depth2 { padding-left: 2rem !important; }\n.depth3 { padding-left: 3rem !important; }\n.depth4 { padding-left: 4rem !important; }\n.depth5 { padding-left: 5rem !important; }\n.depth6 { padding-left: 6rem !important; }\na.contradiction { color: #8a1c00; text-decoration: underline wavy; }\n@media print { .wide { overflow: visible; } tr { break-inside: avoid; } }\n'

blocks = {}
debug_info = ''
