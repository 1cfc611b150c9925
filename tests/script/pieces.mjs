// Loads pieces of the script of the site as a page does: joined, in one scope. That makes them a
// function here, whose parameters are what the page would have given (`document` and the like), and
// which returns what the pieces say that they give to others (`exported`).
import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';

const FOLDER = new URL('../../stemhulp/web/static/script/', import.meta.url);

export function load(names, page = {}) {
  const source = names.map((name) => readFileSync(new URL(`${name}.js`, FOLDER), 'utf8')).join('\n');
  const given = [...source.matchAll(/^\/\* exported (.+) \*\/$/gm)].map((line) => line[1]);
  const filename = `${names.join('+')}.js`;
  return compileFunction(`${source}\nreturn { ${given} };`, Object.keys(page), { filename })(...Object.values(page));
}
