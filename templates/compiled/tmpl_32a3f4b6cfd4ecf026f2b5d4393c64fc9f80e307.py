# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'page/blocks.jinja2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_blocks = resolve('blocks')
    pass
    for l_1_block in (undefined(name='blocks') if l_0_blocks is missing else l_0_blocks):
        l_1_numbered = resolve('numbered')
        _loop_vars = {}
        pass
        if environment.getattr(l_1_block, 'parts'):
            pass
            yield '<div class="wide"'
            if (undefined(name='numbered') if l_1_numbered is missing else l_1_numbered):
                pass
                yield ' tabindex="0" role="group" aria-label="Table at line '
                yield escape(environment.getattr(l_1_block, 'line'))
                yield '"'
            yield '><table>\n'
            for l_2_part in environment.getattr(l_1_block, 'parts'):
                _loop_vars = {}
                pass
                yield '<'
                yield escape(environment.getattr(l_2_part, 'name'))
                yield '>\n'
                for l_3_row in environment.getattr(l_2_part, 'rows'):
                    _loop_vars = {}
                    pass
                    yield '<tr'
                    if (undefined(name='numbered') if l_1_numbered is missing else l_1_numbered):
                        pass
                        yield ' data-line="'
                        yield escape(environment.getattr(l_3_row, 'line'))
                        yield '"'
                    yield '>'
                    for l_4_cell in environment.getattr(l_3_row, 'cells'):
                        _loop_vars = {}
                        pass
                        yield '<'
                        yield escape(environment.getattr(l_4_cell, 'name'))
                        if (environment.getattr(l_4_cell, 'span') > 1):
                            pass
                            yield ' colspan="'
                            yield escape(environment.getattr(l_4_cell, 'span'))
                            yield '"'
                        if environment.getattr(l_4_cell, 'scope'):
                            pass
                            yield ' scope="'
                            yield escape(environment.getattr(l_4_cell, 'scope'))
                            yield '"'
                        if environment.getattr(l_4_cell, 'kind'):
                            pass
                            yield ' class="'
                            yield escape(environment.getattr(l_4_cell, 'kind'))
                            yield '"'
                        yield '>'
                        yield escape(environment.getattr(l_4_cell, 'content'))
                        yield '</'
                        yield escape(environment.getattr(l_4_cell, 'name'))
                        yield '>'
                    l_4_cell = missing
                    yield '</tr>\n'
                l_3_row = missing
                yield '</'
                yield escape(environment.getattr(l_2_part, 'name'))
                yield '>\n'
            l_2_part = missing
            yield '</table></div>\n'
        else:
            pass
            yield '<p'
            if (undefined(name='numbered') if l_1_numbered is missing else l_1_numbered):
                pass
                yield ' data-line="'
                yield escape(environment.getattr(l_1_block, 'line'))
                yield '"'
            yield '>'
            yield escape(environment.getattr(l_1_block, 'content'))
            yield '</p>\n'
    l_1_block = l_1_numbered = missing

blocks = {}
debug_info = '1=12&2=16&3=19&4=25&5=29&6=31&7=35&9=70&13=77'
