import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** `docs/semantics.md`: what every clause says, where it is implemented, and which cases show it. */
export function semanticsTable(): string {
  const clauses = readClauses();
  const cited = readCited();
  refuseUnknownClauses(cited, clauses);
  return `# Semantics

What the engine takes the policy language to mean, clause by clause. The numbers are those that
comments in the code and cases in \`corpus\` cite. Cases are named by their ids in
[corpus/evaluate](../corpus/evaluate), those of other folders by their files. This page is generated
by \`npm run generate\`, which refuses a clause that no case shows.

| Clause | What it says | Implementation | Cases |
|---|---|---|---|
${clauses.map((clause) => row(clause, cited)).join('\n')}
`;
}

interface Clause {
  /** Its number, as comments and cases cite it. */
  readonly clause: string;
  /** In one line. */
  readonly says: string;
  /** Where it is implemented. */
  readonly files: readonly string[];
}

function readClauses(): readonly Clause[] {
  const lines = readFileSync('scripts/semantics-clauses.txt', 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [clause = '', says = '', files = ''] = line.split(' | ');
    return { clause, says, files: files.split(' ') };
  });
}

/** A case, or a file of cases, with the clauses that it cites. */
interface Cited {
  readonly clauses: readonly string[];
  /** The id of a case of `corpus/evaluate`. */
  readonly id?: string;
  readonly file: string;
}

interface CorpusFile {
  readonly clause?: readonly string[];
  readonly cases?: readonly { readonly id: string; readonly clause?: readonly string[] }[];
}

function readCited(): readonly Cited[] {
  return corpusFiles().flatMap((file): readonly Cited[] => {
    const { clause = [], cases = [] }: CorpusFile = JSON.parse(readFileSync(file, 'utf8'));
    if (file.startsWith('corpus/evaluate/')) {
      return cases.map((one) => ({ file, id: one.id, clauses: numbersOf(one.clause ?? clause) }));
    }
    const all = [...clause, ...cases.flatMap((one) => one.clause ?? [])];
    return [{ file, clauses: numbersOf(all) }];
  });
}

/** The folders whose cases cite these clauses. */
const folders = ['condition', 'evaluate', 'policy', 'suggest'];

function corpusFiles(): readonly string[] {
  return folders
    .flatMap((name) => readdirSync(`corpus/${name}`).map((file) => `corpus/${name}/${file}`))
    .filter((file) => file.endsWith('.json'))
    .sort();
}

/** `5.8 V01` is a row of clause 5.8. */
function numbersOf(citations: readonly string[]): readonly string[] {
  return [...new Set(citations.map((citation) => citation.split(' ', 1)[0] ?? citation))];
}

function refuseUnknownClauses(cited: readonly Cited[], clauses: readonly Clause[]): void {
  const known = new Set(clauses.map(({ clause }) => clause));
  for (const { id, file, clauses: numbers } of cited) {
    const unknown = numbers.find((number) => !known.has(number));
    if (unknown !== undefined) {
      throw new Error(`\`${id ?? file}\` cites clause ${unknown}, which is not in the list`);
    }
  }
}

function row({ clause, says, files }: Clause, cited: readonly Cited[]): string {
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined)
    throw new Error(`clause ${clause} names \`${missing}\`, which is missing`);
  const citing = cited.filter(({ clauses: numbers }) => numbers.includes(clause));
  if (citing.length === 0) throw new Error(`clause ${clause} has no case in corpus`);
  const ids = citing.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const others = citing.flatMap(({ id, file }) => (id === undefined ? [link(file)] : []));
  const cases = [...folded(ids), ...others].join(', ');
  return `| ${clause} | ${says} | ${files.map(link).join(', ')} | ${cases} |`;
}

function link(file: string): string {
  return `[${file}](../${file})`;
}

/** Neighbours of one table as `V01 to V90`, the other ids as they are. */
function folded(ids: readonly string[]): readonly string[] {
  const runs: string[][] = [];
  for (const id of ids) {
    const run = runs.at(-1);
    if (run && follows(run.at(-1) ?? '', id)) run.push(id);
    else runs.push([id]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]} to ${run.at(-1)}` : run.join(', ')));
}

/** Whether two ids stand behind each other in a table: `V57` and `V58a`, `V58a` and `V58b`. */
function follows(before: string, after: string): boolean {
  const [a, b] = [tableRow(before), tableRow(after)];
  if (!a || !b || a.table !== b.table) return false;
  return a.row === b.row ? a.part + 1 === b.part : a.row + 1 === b.row && b.part <= 1;
}

interface TableRow {
  readonly table: string;
  readonly row: number;
  /** 1 for `a`, 2 for `b`; 0 without a letter. */
  readonly part: number;
}

function tableRow(id: string): TableRow | undefined {
  const [, table, row, letter] = /^([A-Z])(\d+)([a-z])?$/.exec(id) ?? [];
  if (table === undefined) return undefined;
  return { table, row: Number(row), part: letter === undefined ? 0 : letter.charCodeAt(0) - 96 };
}
