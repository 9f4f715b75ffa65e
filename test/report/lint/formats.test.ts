import { describe, expect, test } from 'vitest';
import { checkstyle } from '../../../src/report/lint/checkstyle.ts';
import { githubAnnotations } from '../../../src/report/lint/github.ts';
import { gitlabCodeQuality } from '../../../src/report/lint/gitlab.ts';
import { junit } from '../../../src/report/lint/junit.ts';
import { lintMarkdown } from '../../../src/report/lint/markdown.ts';
import { lintText } from '../../../src/report/lint/text.ts';
import { painter } from '../../../src/report/paint.ts';
import { document, runOf, starredFile } from './run-of.ts';

const allow = (Action: string) => ({ Effect: 'Allow', Action, Resource: 'arn:aws:s3:::b/*' });
const found = starredFile(document([allow('*')]));
const clean = starredFile(document([allow('s3:*')]), { path: 'clean.json' });

/** Everything that some format takes for markup. */
const nasty = starredFile(document([allow('*')]), {
  path: 'a%,:|b<&>".json',
  message: '`a|b` <i> & "c" %0A ::set-output \u0000 \ud800 *d*',
});

/** The elements of an XML text, which must be balanced. */
function elementsOf(xml: string): readonly string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const [, slash, name = '', self] of xml.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
    if (slash) expect(open.pop()).toBe(name);
    else {
      names.push(name);
      if (!self) open.push(name);
    }
  }
  expect(open).toEqual([]);
  expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
  expect(xml).not.toMatch(/[\u0000-\u0008]|\p{Surrogate}/u);
  return names;
}

describe('GitHub annotations', () => {
  test('have a place and a title', () => {
    expect(githubAnnotations(runOf(found))).toBe(
      '::warning file=dir/a.json,line=6,endLine=6,col=17,endColumn=20,title=star-action::`*` is every action%0Aname the actions\n',
    );
  });

  test('escape what the runner takes for its own', () => {
    const [line = '', ...more] = githubAnnotations(runOf(nasty)).trim().split('\n');
    expect(more).toEqual([]);
    expect(line).toContain('file=a%25%2C%3A|b<&>".json,');
    expect(line).toContain('%250A ::set-output');
  });
});

describe('GitLab code quality', () => {
  test('has fingerprints that differ', () => {
    const twice = starredFile(document([allow('*'), allow('*')]));
    const issues = JSON.parse(gitlabCodeQuality(runOf(twice, clean)));
    expect(issues).toMatchObject([
      { check_name: 'star-action', severity: 'major', location: { path: 'dir/a.json' } },
      { description: '`*` is every action', location: { lines: { begin: 11 } } },
    ]);
    expect(new Set(issues.map((issue: { fingerprint: string }) => issue.fingerprint)).size).toBe(2);
  });
});

describe('JUnit', () => {
  test('has files that failed and files that passed', () => {
    const xml = junit(runOf(found, clean));
    expect(elementsOf(xml)).toEqual([
      'testsuites',
      'testsuite',
      'testcase',
      'failure',
      'testsuite',
      'testcase',
    ]);
    expect(xml).toContain('<testsuites name="verdict lint" tests="2" failures="1">');
    expect(xml).toContain('<testcase classname="clean.json" name="identity policy"/>');
    expect(xml).toContain('dir/a.json:6:17 `*` is every action (name the actions)');
  });

  test('escapes', () => {
    expect(elementsOf(junit(runOf(nasty)))).toHaveLength(4);
  });
});

describe('Checkstyle', () => {
  test('has each file and its findings', () => {
    const xml = checkstyle(runOf(found, clean));
    expect(elementsOf(xml)).toEqual(['checkstyle', 'file', 'error', 'file']);
    expect(xml).toContain('<error line="6" column="17" severity="warning"');
  });

  test('escapes', () => {
    expect(elementsOf(checkstyle(runOf(nasty)))).toHaveLength(3);
  });
});

describe('Markdown', () => {
  test('is a table and a summary', () => {
    const lines = lintMarkdown(runOf(found)).split('\n');
    expect(lines[4]).toBe(
      '| `dir/a.json:6` | security warning | `*` is every action (`star-action`) | name the actions |',
    );
    expect(lines[6]).toMatch(/^1 problem \(1 security warning\), 1 fixable with --fix · 1 policy/);
  });

  test('keeps the cells of a row together', () => {
    const row = lintMarkdown(runOf(nasty)).split('\n')[4] ?? '';
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
    expect(row).toContain('`a\\|b` \\<i\\>');
    expect(row).toContain('\\*d\\*');
  });

  test('is no table when there is nothing to tell, and a short one when there is too much', () => {
    expect(lintMarkdown(runOf(clean))).not.toContain('|---');
    const many = starredFile(document(Array.from({ length: 300 }, () => allow('*'))));
    expect(lintMarkdown(runOf(many))).toContain('\n\n… and 100 more\n');
  });
});

describe('text', () => {
  const settings = { paint: painter(false), quiet: false };

  test('tells why once, and how many are left out', () => {
    const twice = { ...starredFile(document([allow('*'), allow('*')])), leftOut: 3 };
    const text = lintText(runOf(twice, clean), settings);
    expect(text.match(/why: it allows everything/g)).toHaveLength(1);
    expect(text.match(/help: name the actions/g)).toHaveLength(2);
    expect(text).toContain('  … and 3 more in this file\n');
    expect(text).toContain(
      '5 problems (2 security warnings), 2 fixable with --fix · 2 policies in 2 files',
    );
  });

  test('labels further places in the same frame', () => {
    const text = lintText(runOf(found), settings);
    expect(text).toContain(
      '\n     |                 ^^^\n     |                 --- in this statement\n',
    );
  });

  test('shows no control character', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal would obey them
    expect(lintText(runOf(nasty), settings)).not.toMatch(/[\u0000-\u0008]/);
  });

  test('says where in a file of several policies', () => {
    const [policy] = found.policies;
    if (!policy) throw new Error('the case has a policy');
    const two = { ...found, policies: [{ ...policy, location: 'Role > Policies[0]' }, policy] };
    const text = lintText(runOf(two), settings);
    expect(text).toContain('in Role > Policies[0]: identity, assumed: it has no `Principal`');
  });
});
