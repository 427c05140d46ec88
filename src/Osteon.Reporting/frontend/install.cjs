// Installs the figure libraries named in package-lock.json into a scratch folder and copies what the report embeds, with the licence of
// every package the bundles were made from, to the folder given as the argument. Each file arrives by a rename, so several builds may
// run this at the same time: all of them write the same bytes.
'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const source = __dirname;
const target = path.resolve(process.argv[2]);
const bundles = [
  'vega/build/vega.min.js', 'vega-lite/build/vega-lite.min.js', 'vega-embed/build/vega-embed.min.js', 'cytoscape/dist/cytoscape.min.js',
];
// A report holds the figure libraries, the graph library, both or none; it shows the licences of what it holds.
const notices = { 'third-party-licences.txt': ['vega', 'vega-embed', 'vega-lite'], 'third-party-licences-graph.txt': ['cytoscape'] };

function fail(message) {
  // The form MSBuild recognises as an error of this file.
  console.error(`package-lock.json : error OSTFE01: ${message}`);
  process.exit(1);
}

function put(name, text) {
  const scratch = path.join(target, `.${name}.${process.pid}`);
  fs.writeFileSync(scratch, text);
  fs.renameSync(scratch, path.join(target, name));
}

function read(file) {
  // No source maps are shipped, so the pointers to them go; line ends are those of Unix on every system.
  return fs.readFileSync(file, 'utf8').replace(/\r\n/g, '\n').replace(/^\/\/# sourceMappingURL=.*$/gm, '').trimEnd() + '\n';
}

// Everything the bundles can contain: what the packages depend on, without type declarations and without vega-lite's command line.
function bundled(modules, roots) {
  const names = new Set(roots);
  for (const name of names) {
    const manifest = JSON.parse(fs.readFileSync(path.join(modules, name, 'package.json'), 'utf8'));
    for (const dependency of Object.keys(manifest.dependencies ?? {})) {
      const tooling = dependency.startsWith('@types/') || (name === 'vega-lite' && dependency === 'yargs') || dependency === 'vega-typings';
      if (!tooling && fs.existsSync(path.join(modules, dependency))) names.add(dependency);
    }
  }
  return [...names].sort();
}

function notice(modules, roots) {
  const byText = new Map();
  for (const name of bundled(modules, roots)) {
    const folder = path.join(modules, name);
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = fs.readdirSync(folder).filter(f => /^(licen[cs]e|copying)/i.test(f)).sort()[0];
    const text = file ? read(path.join(folder, file)).trim() : `Licence: ${manifest.license} (the package holds no licence text)`;
    if (!byText.has(text)) byText.set(text, []);
    byText.get(text).push(`${name} ${manifest.version} (${manifest.license})`);
  }
  const rule = '-'.repeat(80);
  return [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`).join(`\n${rule}\n\n`);
}

fs.mkdirSync(target, { recursive: true });
const scratch = fs.mkdtempSync(path.join(target, '.install-'));
try {
  for (const name of ['package.json', 'package-lock.json']) fs.copyFileSync(path.join(source, name), path.join(scratch, name));
  const windows = process.platform === 'win32';
  const run = spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: scratch, encoding: 'utf8', shell: windows });
  if (run.error) fail(`the command 'npm' could not be started (${run.error.code}); building needs Node.js 20 or newer with npm.`);
  if (run.status !== 0) {
    const said = run.stderr.trim().replace(/\s*\n\s*/g, ' | ');
    fail(`the report's figure libraries could not be installed: 'npm ci' ended with exit code ${run.status}. ${said}`);
  }
  const modules = path.join(scratch, 'node_modules');
  for (const bundle of bundles) put(path.basename(bundle), read(path.join(modules, bundle)));
  for (const [name, roots] of Object.entries(notices)) put(name, notice(modules, roots));
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
put('installed.stamp', fs.readFileSync(path.join(source, 'package-lock.json')));
