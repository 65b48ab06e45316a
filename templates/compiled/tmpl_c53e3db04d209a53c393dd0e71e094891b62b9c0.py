# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'verdict/junit.xml.jinja2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_filings = resolve('filings')
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    pass
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="crossfoot">\n'
    for l_1_filing in (undefined(name='filings') if l_0_filings is missing else l_0_filings):
        _loop_vars = {}
        pass
        yield '  <testsuite name="'
        yield escape(environment.getattr(l_1_filing, 'path'))
        yield '" tests="'
        yield escape(t_1(environment.getattr(l_1_filing, 'cases')))
        yield '" failures="'
        yield escape(environment.getattr(l_1_filing, 'failures'))
        yield '" errors="'
        yield escape(environment.getattr(l_1_filing, 'unjudged'))
        yield '" skipped="0">\n'
        for l_2_case in environment.getattr(l_1_filing, 'cases'):
            _loop_vars = {}
            pass
            yield '    <testcase classname="'
            yield escape(environment.getattr(l_1_filing, 'path'))
            yield '" name="'
            yield escape(environment.getattr(l_2_case, 'layer'))
            yield '">\n'
            if environment.getattr(l_2_case, 'first'):
                pass
                yield '      <'
                yield escape(environment.getattr(l_2_case, 'tag'))
                yield ' type="'
                yield escape(environment.getattr(environment.getattr(l_2_case, 'first'), 'code'))
                yield '" message="'
                yield escape(environment.getattr(environment.getattr(l_2_case, 'first'), 'message'))
                yield '">'
                yield escape(environment.getattr(environment.getattr(l_2_case, 'first'), 'next'))
                yield '</'
                yield escape(environment.getattr(l_2_case, 'tag'))
                yield '>\n'
            if environment.getattr(l_2_case, 'rest'):
                pass
                yield '      <system-out>'
                for l_3_each in environment.getattr(l_2_case, 'rest'):
                    _loop_vars = {}
                    pass
                    yield escape(environment.getattr(l_3_each, 'severity'))
                    yield ' '
                    yield escape(environment.getattr(l_3_each, 'code'))
                    yield ': '
                    yield escape(environment.getattr(l_3_each, 'message'))
                    yield '\n'
                l_3_each = missing
                yield '</system-out>\n'
            yield '    </testcase>\n'
        l_2_case = missing
        yield '  </testsuite>\n'
    l_1_filing = missing
    yield '</testsuites>\n'

blocks = {}
debug_info = '3=19&4=23&5=31&6=35&7=39&8=42&10=52&11=55'
