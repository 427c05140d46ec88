// Draws Vega-Lite figures as SVG without a browser. Reads one {"id", "spec"} per line, answers one {"id", "svg", "warnings"} or
// {"id", "error"} per line, in the same order. The first answer says which Node.js this is. Nothing is ever loaded from outside.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');
const vm = require('node:vm');

function answer(value) {
  process.stdout.write(JSON.stringify(value) + '\n');
}

answer({ node: process.versions.node });
for (const file of ['vega.min.js', 'vega-lite.min.js'])
  vm.runInThisContext(fs.readFileSync(path.join(__dirname, file), 'utf8'), { filename: file });

const refuse = () => Promise.reject(new Error('a figure carries its own data; loading is refused'));
const loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

function logger(warnings) {
  const log = {
    warn: (...words) => { warnings.push(words.join(' ')); return log; },
    error: (...words) => { throw new Error(words.join(' ')); },
  };
  log.info = log.debug = () => log;
  log.level = value => (value === undefined ? 2 : log);
  return log;
}

async function draw(spec) {
  const warnings = [];
  const log = logger(warnings);
  const compiled = globalThis.vegaLite.compile(spec, { logger: log });
  const view = new globalThis.vega.View(globalThis.vega.parse(compiled.spec), { renderer: 'none', loader, logger: log });
  try {
    return { svg: await view.toSVG(), warnings };
  } finally {
    view.finalize();
  }
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const { id, spec } = JSON.parse(line);
    try {
      answer({ id, ...(await draw(spec)) });
    } catch (error) {
      answer({ id, error: String(error?.message ?? error) });
    }
  }
}

main();
