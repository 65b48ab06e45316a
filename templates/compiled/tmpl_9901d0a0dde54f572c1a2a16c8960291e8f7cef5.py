# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'verdict/page.html.jinja2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_title = resolve('title')
    l_0_filings = resolve('filings')
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    pass
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">\n<title>'
    yield escape((undefined(name='title') if l_0_title is missing else l_0_title))
    yield '</title>\n<link rel="icon" href="data:,">\n<style>\n* { box-sizing: border-box; }\nbody { margin: 0 auto; max-width: 60rem; padding: 1rem 1.25rem 3rem; font: 1rem/1.5 system-ui, "DejaVu Sans", "Noto Sans CJK JP", sans-serif; color: #1b1b1b; background: #fff; }\nh1 { font-size: 1.3rem; margin: .2rem 0 1rem; }\nh2 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }\nh3 { font-size: 1rem; margin: 1.2rem 0 .3rem; border-bottom: 1px solid #c4c4c4; }\n.filing { border: 1px solid #c4c4c4; border-left-width: .5rem; border-radius: 4px; padding: .8rem 1rem; margin: 0 0 1.2rem; }\n.valid { border-left-color: #2f7d4f; }\n.doubts { border-left-color: #b98900; }\n.invalid { border-left-color: #b3261e; }\n.unjudged { border-left-color: #5b5b5b; }\n.word { font-weight: bold; }\n.told { margin: .2rem 0 0; color: #4a4a4a; }\nul { list-style: none; margin: 0; padding: 0; }\nli { padding: .5rem 0; border-bottom: 1px dotted #c4c4c4; overflow-wrap: anywhere; }\nli:last-child { border-bottom: 0; }\n.severity { display: inline-block; min-width: 4.6rem; padding: 0 .4rem; border-radius: 3px; font-size: .85rem; text-align: center; color: #fff; }\n.error { background: #9c1f18; }\n.warning { background: #7a5a00; }\n.info { background: #4f5d6b; }\ncode { font: .9em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; }\n.facts, .next, .source { display: block; font-size: .9rem; color: #4a4a4a; }\ntable { border-collapse: collapse; width: 100%; margin: 0 0 1.4rem; }\nth, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #dcdcdc; vertical-align: top; overflow-wrap: anywhere; }\ntd.n, th.n { text-align: right; }\nth, td.n { overflow-wrap: normal; }\n@media (max-width: 40rem) { body { padding: .6rem .7rem 2rem; } table { font-size: .85rem; } th, td { padding-right: .35rem; } }\n</style>\n</head>\n<body>\n<main>\n<h1>'
    yield escape((undefined(name='title') if l_0_title is missing else l_0_title))
    yield '</h1>\n'
    if (t_1((undefined(name='filings') if l_0_filings is missing else l_0_filings)) > 1):
        pass
        yield '<table>\n<thead><tr><th scope="col">File</th><th scope="col">Verdict</th><th scope="col" class="n">Facts</th><th scope="col" class="n">Errors</th><th scope="col" class="n">Warnings</th></tr></thead>\n<tbody>\n'
        l_1_loop = missing
        for l_1_filing, l_1_loop in LoopContext((undefined(name='filings') if l_0_filings is missing else l_0_filings), undefined):
            _loop_vars = {}
            pass
            yield '<tr><td><a href="#filing-'
            yield escape(environment.getattr(l_1_loop, 'index'))
            yield '">'
            yield escape(environment.getattr(l_1_filing, 'path'))
            yield '</a></td><td>'
            yield escape(environment.getattr(l_1_filing, 'verdict'))
            yield '</td><td class="n">'
            yield escape(environment.getattr(l_1_filing, 'facts'))
            yield '</td><td class="n">'
            yield escape(environment.getattr(l_1_filing, 'errors'))
            yield '</td><td class="n">'
            yield escape(environment.getattr(l_1_filing, 'warnings'))
            yield '</td></tr>\n'
        l_1_loop = l_1_filing = missing
        yield '</tbody>\n</table>\n'
    l_1_loop = missing
    for l_1_filing, l_1_loop in LoopContext((undefined(name='filings') if l_0_filings is missing else l_0_filings), undefined):
        _loop_vars = {}
        pass
        yield '<section class="filing '
        yield escape(environment.getattr(l_1_filing, 'mark'))
        yield '" id="filing-'
        yield escape(environment.getattr(l_1_loop, 'index'))
        yield '">\n<h2>'
        yield escape(environment.getattr(l_1_filing, 'path'))
        yield '</h2>\n<p class="told"><span class="word">'
        yield escape(environment.getattr(l_1_filing, 'verdict'))
        yield '</span>'
        if environment.getattr(l_1_filing, 'kind'):
            pass
            yield ' · '
            yield escape(environment.getattr(l_1_filing, 'kind'))
            yield ' · '
            yield escape(environment.getattr(l_1_filing, 'facts'))
            yield ' facts'
        if environment.getattr(l_1_filing, 'held'):
            pass
            yield ' · '
            yield escape(environment.getattr(l_1_filing, 'held'))
            yield ' assertions hold'
        yield '</p>\n<p class="told">Looked at: '
        yield escape(environment.getattr(l_1_filing, 'layers'))
        yield '.'
        if environment.getattr(l_1_filing, 'engine'):
            pass
            yield ' Engine: '
            yield escape(environment.getattr(l_1_filing, 'engine'))
            yield '.'
        if environment.getattr(l_1_filing, 'note'):
            pass
            yield ' '
            yield escape(environment.getattr(l_1_filing, 'note'))
        yield '</p>\n'
        l_2_loop = missing
        t_2 = 1
        for (l_2_layer, l_2_objections), l_2_loop in LoopContext(environment.getattr(l_1_filing, 'objections'), undefined):
            _loop_vars = {}
            pass
            yield '<h3>'
            yield escape(l_2_layer)
            yield '</h3>\n<ul>\n'
            l_3_loop = missing
            for l_3_each, l_3_loop in LoopContext(l_2_objections, undefined):
                _loop_vars = {}
                pass
                yield '<li><span class="severity '
                yield escape(environment.getattr(l_3_each, 'severity'))
                yield '">'
                yield escape(environment.getattr(l_3_each, 'severity'))
                yield '</span> <code>'
                yield escape(environment.getattr(l_3_each, 'code'))
                yield '</code>'
                if (environment.getattr(l_3_each, 'count') > 1):
                    pass
                    yield ' ×'
                    yield escape(environment.getattr(l_3_each, 'count'))
                yield ' '
                yield escape(environment.getattr(l_3_each, 'message'))
                yield '\n'
                if environment.getattr(l_3_each, 'source'):
                    pass
                    yield '<span class="source">Asked by '
                    yield escape(environment.getattr(l_3_each, 'source'))
                    if environment.getattr(l_3_each, 'place'):
                        pass
                        yield '; printed at '
                        yield escape(environment.getattr(l_3_each, 'place'))
                    yield '</span>'
                elif environment.getattr(l_3_each, 'place'):
                    pass
                    yield '<span class="source">Printed at '
                    yield escape(environment.getattr(l_3_each, 'place'))
                    yield '</span>'
                if environment.getattr(l_3_each, 'facts'):
                    pass
                    yield '<span class="facts">Facts: '
                    l_4_loop = missing
                    for l_4_fact, l_4_loop in LoopContext(environment.getattr(l_3_each, 'facts'), undefined):
                        _loop_vars = {}
                        pass
                        yield '<code>'
                        yield escape(l_4_fact)
                        yield '</code>'
                        yield escape((', ' if (not environment.getattr(l_4_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 62 in 'verdict/page.html.jinja2' evaluated to false and no else section was defined.")))
                    l_4_loop = l_4_fact = missing
                    yield escape((' …' if (environment.getattr(l_3_each, 'count') > t_1(environment.getattr(l_3_each, 'facts'))) else cond_expr_undefined("the inline if-expression on line 62 in 'verdict/page.html.jinja2' evaluated to false and no else section was defined.")))
                    yield '</span>'
                yield '<span class="next">→ '
                yield escape(environment.getattr(l_3_each, 'next'))
                yield '</span></li>\n'
            l_3_loop = l_3_each = missing
            yield '</ul>\n'
            t_2 = 0
        l_2_loop = l_2_layer = l_2_objections = missing
        if t_2:
            pass
            yield '<p>Nothing was found.</p>\n'
        yield '</section>\n'
    l_1_loop = l_1_filing = missing
    yield '</main>\n</body>\n</html>\n'

blocks = {}
debug_info = '7=20&40=22&41=24&45=28&46=32&51=47&52=51&53=55&54=57&55=72&56=86&57=90&59=93&60=97&61=110&62=124&63=139'
