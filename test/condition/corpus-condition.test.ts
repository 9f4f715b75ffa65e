import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { explainClause } from '../../src/condition/explain-clause.ts';
import { operatorNames, operators } from '../../src/condition/operators.ts';
import type { Effect, PolicyVersion } from '../../src/policy/policy.ts';
import { TRUE, type Truth, UNKNOWN } from '../../src/truth/truth.ts';
import { clauseOf, contextOf, KEY, type Said, strict } from './ask-clause.ts';

/** One cell of table 4.7; `blank` is the operator's answer to the empty text. */
interface Cell {
  readonly id: string;
  /** `P`, `N+IfExists`, `ForAllValues:P`, …, or `Null`. */
  readonly form: string;
  readonly policy?: readonly string[];
  /** `null` is a missing key; `<passes>` and its like are told by the operator's file. */
  readonly request: readonly string[] | null;
  readonly expect: boolean | 'blank';
}

/** Texts of an operator's own kind for the cells of the table. */
interface StandIns {
  readonly policy: readonly string[];
  readonly passes: readonly [string, string];
  readonly fails: readonly [string, string];
  readonly typeError?: string;
  readonly blank: boolean;
}

interface ValueCase {
  readonly title: string;
  /** The operator with its prefix and suffix, when it is not the bare one. */
  readonly written?: string;
  readonly policy: string | readonly string[];
  readonly request: string | readonly string[] | null;
  readonly state?: 'present' | 'unspecified';
  readonly expect: boolean | 'unknown';
  readonly effect?: Effect;
  readonly version?: PolicyVersion;
  readonly options?: Partial<typeof strict>;
  /** Other keys of the request. */
  readonly context?: Readonly<Record<string, Said>>;
  /** Keys of which nothing is known. */
  readonly unknown?: readonly string[];
  /** The codes of all notes that the explanation gives. */
  readonly notes?: readonly string[];
}

interface OperatorFile {
  readonly operator: string;
  readonly standIns?: StandIns;
  readonly cases: readonly ValueCase[];
}

const folder = new URL('../../corpus/condition/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const TABLE = 'truth-table.json';
const table: { readonly cases: readonly Cell[] } = read(TABLE);
const names = readdirSync(folder).filter((name) => name !== TABLE);
const files: readonly OperatorFile[] = names.map(read);

function answers(truth: Truth): boolean | 'unknown' {
  if (truth === UNKNOWN) return 'unknown';
  return truth === TRUE;
}

describe('the files', () => {
  test('are one for each operator', () => {
    expect(names.toSorted()).toEqual(operatorNames.map((name) => `${name}.json`).toSorted());
    expect(files.map(({ operator }) => `${operator}.json`)).toEqual(names);
  });

  test('have no two cases of one name', () => {
    const ids = [
      ...table.cases.map(({ id }) => id),
      ...files.flatMap(({ operator, cases }) => cases.map(({ title }) => `${operator}: ${title}`)),
    ];
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('have a case for each cell of table 4.7', () => {
    const cells = new Set(table.cases.map(({ id }) => id.replace(/(?<=-[a-z]+)[a-h]$/, '')));
    const columns = ['missing', 'empty', 'blank', 'one', 'many'];
    const plain = ['P', 'N'].flatMap((base) => [base, `${base}+IfExists`]);
    const rows = [
      ...['', 'ForAllValues:', 'ForAnyValue:'].flatMap((set) => plain.map((row) => set + row)),
      ...['Null:true', 'Null:false', 'Null:true,false'],
    ];
    const wanted = rows.flatMap((row) => columns.map((column) => `T-${row}-${column}`));
    expect(wanted.length).toBe(75);
    expect(wanted.filter((id) => !cells.has(id) && !cells.has(id.slice(0, -1)))).toEqual([]);
  });
});

/** The cell's form with the operator's name in the place of `P` or `N`. */
function writtenAs(form: string, operator: string): string {
  return form.replace(/[PN](?=\+|$)/, operator).replace('+', '');
}

function requestOf(cell: Cell, standIns: StandIns): Said | undefined {
  if (cell.request === null) return { state: 'absent' };
  const texts = new Map([
    ['<passes>', standIns.passes[0]],
    ['<passes too>', standIns.passes[1]],
    ['<fails>', standIns.fails[0]],
    ['<fails too>', standIns.fails[1]],
    ['<type error>', standIns.typeError],
  ]);
  const values = cell.request.map((text) => (texts.has(text) ? texts.get(text) : text));
  return values.every((value) => value !== undefined) ? values : undefined;
}

describe.each(operators.filter(({ asks }) => asks === 'value'))('table 4.7: $name', (operator) => {
  const standIns = files.find((file) => file.operator === operator.name)?.standIns;
  if (standIns === undefined) throw new Error(`no standIns for ${operator.name}`);
  const polarity = operator.negated ? /N(\+|$)/ : /P(\+|$)/;
  const cells = table.cases.flatMap((cell) => {
    const said = polarity.test(cell.form) ? requestOf(cell, standIns) : undefined;
    return said === undefined ? [] : [{ ...cell, said }];
  });

  test.each(cells)('$id', ({ form, said, expect: wanted }) => {
    const clause = clauseOf(writtenAs(form, operator.name), standIns.policy);
    const context = contextOf({ [KEY]: said });
    expect(answers(clause.holds(context))).toBe(wanted === 'blank' ? standIns.blank : wanted);
  });

  test('leaves out only cells of values that no text can be', () => {
    const skipped = table.cases.filter(
      (cell) => polarity.test(cell.form) && requestOf(cell, standIns) === undefined,
    );
    expect(skipped.length).toBe(standIns.typeError === undefined ? 10 : 0);
  });
});

describe('table 4.7: Null', () => {
  const cells = table.cases.filter(({ form }) => form === 'Null');
  test.each(cells)('$id', ({ policy = [], request, expect: wanted }) => {
    const context = contextOf({ [KEY]: request ?? { state: 'absent' } });
    expect(answers(clauseOf('Null', policy).holds(context))).toBe(wanted);
  });
});

function saidOf({ request, state }: ValueCase): Said {
  return state === undefined ? (request ?? { state: 'absent' }) : { state };
}

describe.each(files)('$operator', ({ operator, cases }) => {
  test.each(cases)('$title', (one) => {
    const unknown = one.unknown?.map((key) => [key, { state: 'unspecified' }] as const) ?? [];
    const context = contextOf({
      ...one.context,
      ...Object.fromEntries(unknown),
      [KEY]: saidOf(one),
    });
    const clause = clauseOf(one.written ?? operator, [one.policy].flat(), {
      effect: one.effect ?? 'Allow',
      version: one.version ?? '2012-10-17',
      options: { ...strict, ...one.options },
    });
    const { result, notes } = explainClause(clause, context);
    expect(answers(clause.holds(context))).toBe(one.expect);
    expect(answers(result)).toBe(one.expect);
    expect([...new Set(notes.map(({ code }) => code))].toSorted()).toEqual(
      [...(one.notes ?? [])].toSorted(),
    );
  });
});
