# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'taxonomy/catalog.xml.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_notice = resolve('notice')
    l_0_package = resolve('package')
    pass
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<!-- '
    yield escape((undefined(name='notice') if l_0_notice is missing else l_0_notice))
    yield ' -->\n<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">\n  <rewriteURI uriStartString="'
    yield escape(environment.getattr((undefined(name='package') if l_0_package is missing else l_0_package), 'identifier'))
    yield '" rewritePrefix="../"/>\n</catalog>\n'

blocks = {}
debug_info = '2=14&4=16'
