import { describe, expect, test } from 'vitest';
import { type CliExpectation, type CliResult, readCliCorpus, runCliCase } from './cli-case.ts';

describe.each(readCliCorpus())('corpus/cli/$name', (file) => {
  test.each(file.cases)('$title', async (cliCase) => {
    const result = await runCliCase(file, cliCase);
    const wanted = cliCase.expect;
    expect({ ...exactly(result, wanted) }).toEqual({ stderr: [], stdout: [], ...wanted, ...loose });
    expect(answersIn(result, wanted)).toMatchObject(wanted.answers ?? []);
    expect(inOrder(result.stdout, wanted.prints ?? [])).toEqual(wanted.prints ?? []);
  });
});

const loose = { answers: undefined, prints: undefined };

/** What must be as the case says to the letter. */
function exactly({ status, stdout, stderr }: CliResult, { answers, prints }: CliExpectation) {
  const told = answers || prints ? {} : { stdout: linesOf(stdout) };
  return { stdout: [], ...told, status, stderr: linesOf(stderr), ...loose };
}

function answersIn({ stdout }: CliResult, { answers }: CliExpectation): readonly unknown[] {
  return answers ? linesOf(stdout).map((line) => JSON.parse(line)) : [];
}

/** Those of the texts that follow each other in the output. */
function inOrder(text: string, parts: readonly string[]): readonly string[] {
  let from = 0;
  return parts.filter((part) => {
    const at = text.indexOf(part, from);
    if (at !== -1) from = at + part.length;
    return at !== -1;
  });
}

function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : `${text} (no newline)`).split('\n');
}
