import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { readCliCorpus, runCliCase } from './cli-case.ts';

const files = readCliCorpus();

describe.each(files)('corpus/cli/$name', (file) => {
  test.each(file.cases)('$title', async (cliCase) => {
    const result = await runCliCase(file, cliCase);
    const { status, stderr = [], stdout = [], answers = [], prints = [] } = cliCase.expect;
    expect(result.status).toBe(status);
    expect(linesOf(result.stderr)).toEqual(stderr);
    if (answers.length > 0) expect(jsonLines(result.stdout)).toMatchObject(answers);
    else if (prints.length > 0) expect(inOrder(result.stdout, prints)).toEqual(prints);
    else expect(linesOf(result.stdout)).toEqual(stdout);
  });
});

describe('answers in JSON', () => {
  const schema = new URL('../../grammar/schema/answer.schema.json', import.meta.url);
  const ajv = new Ajv2020({ allowUnionTypes: true, strictTypes: false });
  const fits = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
  // Answers of `verdict cognito` have a schema of their own.
  const evaluated = files.filter(({ name }) => !name.startsWith('cognito'));
  const asked = evaluated.flatMap((file) =>
    file.cases.flatMap((cliCase) =>
      cliCase.expect.answers && !cliCase.title.endsWith('the same as JSON')
        ? [{ file, cliCase, title: `${file.name}: ${cliCase.title}` }]
        : [],
    ),
  );

  test.each(asked)('fit the published schema: $title', async ({ file, cliCase }) => {
    const { stdout } = await runCliCase(file, cliCase);
    expect(jsonLines(stdout).filter((answer) => !fits(answer))).toEqual([]);
  });
});

function jsonLines(text: string): readonly unknown[] {
  return linesOf(text).map((line) => JSON.parse(line));
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

/** Output ends with a line break, and a missing one shows. */
function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : `${text} (no line break)`).split('\n');
}
