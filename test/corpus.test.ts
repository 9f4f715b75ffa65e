import { describe, expect, test } from 'vitest';
import { type CorpusCase, type Expected, readCorpus } from './support/corpus-case.ts';
import { type Answer, runCase } from './support/run-case.ts';

const files = readCorpus();
const cases = files.flatMap((file) => file.cases);

describe.each(files)('corpus/evaluate/$name', ({ cases: own }) => {
  test.each(own)('$id: $title', (testCase) => {
    const answers = runCase(testCase);
    expect(answers.map(({ answer, expected }) => asked(answer, expected))).toEqual(
      answers.map(({ expected }) => wanted(expected)),
    );
  });
});

describe('the corpus', () => {
  test('has no two cases with one id', () => {
    const ids = cases.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test.each([
    ['V', 90],
    ['E', 116],
  ])('has a case for every row %s01 to %s%i', (letter, count) => {
    const rows = Array.from({ length: count }, (_, index) => rowId(letter, index + 1));
    const present = new Set(cases.map(({ id }) => id.replace(/[a-z]$/, '')));
    expect(rows.filter((row) => !present.has(row))).toEqual([]);
  });

  test('says in every case what it expects', () => {
    const silent = cases.filter((testCase) => !expectsSomething(testCase));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

/** What a case wants of an answer. */
function wanted({ expect: decision, by, missing, notAllowedBy, code, notes }: Expected) {
  return {
    decision,
    by: by && sorted(by),
    missing: missing && sorted(missing),
    notAllowedBy: notAllowedBy && sorted(notAllowedBy),
    code,
    notes: notes && sorted(notes),
  };
}

/** The same of what the engine answered, without what the case does not ask. */
function asked(answer: Answer, { by, missing, notAllowedBy, code, notes }: Expected) {
  return {
    decision: answer.decision,
    by: by && sorted(answer.by),
    missing: missing && sorted(answer.missing),
    notAllowedBy: notAllowedBy && sorted(answer.notAllowedBy),
    code: code && answer.codes.find((given) => given === code),
    notes: notes && sorted([...new Set(answer.notes)]),
  };
}

function rowId(letter: string, row: number): string {
  return `${letter}${String(row).padStart(2, '0')}`;
}

function expectsSomething({ expect: decision, requests }: CorpusCase): boolean {
  const questions: readonly Expected[] = requests ?? [{}];
  return questions.every((question) => (question.expect ?? decision) !== undefined);
}

function sorted(items: readonly string[]): readonly string[] {
  return [...items].sort();
}
