# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'taxonomy/package.xml.j2'

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
    yield ' -->\n<tp:taxonomyPackage xml:lang="en" xmlns:tp="http://xbrl.org/2016/taxonomy-package">\n  <tp:identifier>'
    yield escape(environment.getattr((undefined(name='package') if l_0_package is missing else l_0_package), 'identifier'))
    yield '</tp:identifier>\n'
    for l_1_title in environment.getattr((undefined(name='package') if l_0_package is missing else l_0_package), 'titles'):
        _loop_vars = {}
        pass
        yield '  <tp:name xml:lang="'
        yield escape(environment.getattr(l_1_title, 'language'))
        yield '">'
        yield escape(environment.getattr(l_1_title, 'text'))
        yield '</tp:name>\n'
    l_1_title = missing
    yield '  <tp:version>'
    yield escape(environment.getattr((undefined(name='package') if l_0_package is missing else l_0_package), 'version'))
    yield '</tp:version>\n  <tp:publisher>Crossfoot</tp:publisher>\n  <tp:publisherURL>'
    yield escape(environment.getattr((undefined(name='package') if l_0_package is missing else l_0_package), 'authority'))
    yield '</tp:publisherURL>\n  <tp:publicationDate>'
    yield escape(environment.getattr((undefined(name='package') if l_0_package is missing else l_0_package), 'version'))
    yield '</tp:publicationDate>\n  <tp:entryPoints>\n'
    for l_1_entry in environment.getattr((undefined(name='package') if l_0_package is missing else l_0_package), 'entries'):
        _loop_vars = {}
        pass
        yield '    <tp:entryPoint>\n      <tp:name>'
        yield escape(environment.getattr(l_1_entry, 'name'))
        yield '</tp:name>\n      <tp:description>'
        yield escape(environment.getattr(l_1_entry, 'description'))
        yield '</tp:description>\n      <tp:entryPointDocument href="'
        yield escape(environment.getattr(l_1_entry, 'href'))
        yield '"/>\n    </tp:entryPoint>\n'
    l_1_entry = missing
    yield '  </tp:entryPoints>\n</tp:taxonomyPackage>\n'

blocks = {}
debug_info = '2=14&4=16&5=18&6=22&8=28&10=30&11=32&13=34&15=38&16=40&17=42'
