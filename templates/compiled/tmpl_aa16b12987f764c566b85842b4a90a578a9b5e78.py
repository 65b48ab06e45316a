# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'accuracy/plot.svg'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_height = resolve('height')
    l_0_bars = resolve('bars')
    pass
    yield '<svg xmlns="http://www.w3.org/2000/svg" width="860" height="'
    yield escape(((undefined(name='height') if l_0_height is missing else l_0_height) + 40))
    yield '" font-family="sans-serif" font-size="12">\n<title>Found (light) and tagged~ (dark), in percent of the filed facts that a release prints</title>\n'
    for l_1_bar in (undefined(name='bars') if l_0_bars is missing else l_0_bars):
        _loop_vars = {}
        pass
        yield '<g transform="translate(0 '
        yield escape((environment.getattr(l_1_bar, 'top') + 6))
        yield ')">\n<text x="300" y="14" text-anchor="end">'
        yield escape(environment.getattr(l_1_bar, 'name'))
        yield '</text>\n'
        if environment.getattr(l_1_bar, 'bars'):
            pass
            yield '<svg x="310" width="440" height="18"><rect width="'
            yield escape(environment.getattr(l_1_bar, 'found'))
            yield '%" height="18" fill="#a9c4de"/><rect y="5" width="'
            yield escape(environment.getattr(l_1_bar, 'tagged'))
            yield '%" height="8" fill="#1f4e79"/></svg>\n<text x="758" y="14">'
            yield escape(environment.getattr(l_1_bar, 'found'))
            yield ' / '
            yield escape(environment.getattr(l_1_bar, 'tagged'))
            yield '</text>\n'
        yield '</g>\n'
    l_1_bar = missing
    yield '<path d="M310 '
    yield escape(((undefined(name='height') if l_0_height is missing else l_0_height) + 10))
    yield 'H750M310 4V'
    yield escape(((undefined(name='height') if l_0_height is missing else l_0_height) + 10))
    yield 'M530 4V'
    yield escape(((undefined(name='height') if l_0_height is missing else l_0_height) + 10))
    yield 'M750 4V'
    yield escape(((undefined(name='height') if l_0_height is missing else l_0_height) + 10))
    yield '" stroke="#888" fill="none"/>\n<g text-anchor="middle"><text x="310" y="'
    yield escape(((undefined(name='height') if l_0_height is missing else l_0_height) + 26))
    yield '">0</text><text x="530" y="'
    yield escape(((undefined(name='height') if l_0_height is missing else l_0_height) + 26))
    yield '">50</text><text x="750" y="'
    yield escape(((undefined(name='height') if l_0_height is missing else l_0_height) + 26))
    yield '">100 %</text></g>\n</svg>\n'

blocks = {}
debug_info = '1=14&3=16&4=20&5=22&6=24&7=27&8=31&12=38&13=46'
