import { quoted } from '../../../grammar/json/members.ts';
import type { JsonNode } from '../../../grammar/json/tree.ts';
import { type Isolation, type IsolationOptions, isolation } from '../../cognito/isolation.ts';
import { isolationJson } from '../../report/cognito/isolation-json.ts';
import { isolationHeadline, isolationText } from '../../report/cognito/isolation-text.ts';
import {
  type CognitoFlags,
  NOBODY,
  readAssumptions,
  readCognitoFlags,
  type ScenarioArguments,
  saysWho,
  withFlags,
} from '../cognito/cognito-flags.ts';
import { answerWholePools, type WholePoolArguments } from '../cognito/whole-pool.ts';
import { documentsFrom } from '../documents.ts';
import type { ExitCode, Io } from '../io.ts';
import { evaluationOptions, paintFor } from '../settings.ts';
import { refuseUsage, type UsageProblem } from '../usage.ts';

export interface IsolationArguments extends WholePoolArguments, ScenarioArguments {
  readonly identity: readonly string[];
  readonly assume: readonly string[];
  readonly failOn: 'any' | 'leaks' | 'never';
}

/** Whether two identities of a pool can reach what belongs to the other. */
export async function cognitoIsolation(given: IsolationArguments, io: Io): Promise<ExitCode> {
  const read = readArguments(given, io);
  if ('problem' in read) return refuseUsage('cognito isolation', read, io);
  const { flags, options } = read;
  if (given.format === 'text') for (const one of flags.remarks) io.err(`warning: ${one}\n`);
  const paint = paintFor(given, io);
  return answerWholePools(
    {
      name: 'isolation',
      complete: (document) => withoutRequest(withFlags(document, flags)),
      answer: (scenario, { pool, ...beside }) => {
        const { answer, hangsOn } = pool?.isolation(scenario.login, options) ?? {
          answer: isolation(scenario, options),
          hangsOn: [],
        };
        const answered = { ...beside, scenario, answer, hangsOn };
        return {
          json: () => isolationJson(answered),
          text: () => isolationText(answered, paint),
          line: () => isolationHeadline(answered, paint),
          found: isFound(answer, given.failOn),
        };
      },
    },
    given,
    io,
  );
}

interface Reading {
  readonly flags: CognitoFlags;
  readonly options: IsolationOptions;
}

function readArguments(given: IsolationArguments, io: Io): Reading | UsageProblem {
  if (given.scenario.length === 0 && given.pool.length === 0) return NOTHING;
  const flags = readCognitoFlags(given, documentsFrom(io), io);
  if ('problem' in flags) return flags;
  if (given.scenario.length === 0 && !saysWho(flags)) return NOBODY;
  const evaluation = evaluationOptions(given, io);
  if ('problem' in evaluation) return evaluation;
  const assumed = readAssumptions(given.assume);
  if ('problem' in assumed) return assumed;
  const identities = readIdentities(given.identity);
  if ('problem' in identities) return identities;
  const now = given.now === undefined ? {} : { now: evaluation.now ?? io.now() };
  return { flags, options: { evaluation, ...assumed, ...now, ...identities } };
}

const NOTHING: UsageProblem = {
  problem: 'there is no pool to ask about',
  help: 'name a file with a Cognito scenario, or --pool with the files of a project',
};

function readIdentities([one, other, third]: readonly string[]):
  | Pick<IsolationOptions, 'identities'>
  | UsageProblem {
  if (one === undefined) return {};
  if (other === undefined || third !== undefined) {
    return {
      problem: `--identity ${quoted(one)} is to be compared with one other`,
      help: 'give --identity twice, or leave it out',
    };
  }
  return { identities: [{ identityId: one }, { identityId: other }] };
}

/** Who may do what is asked for here, not one request. */
function withoutRequest(document: JsonNode): JsonNode {
  if (document.kind !== 'object') return document;
  return { ...document, members: document.members.filter(({ key }) => key !== 'request') };
}

function isFound({ outcome }: Isolation, failOn: IsolationArguments['failOn']): boolean {
  switch (failOn) {
    case 'any':
      return outcome !== 'isolated';
    case 'leaks':
      return outcome === 'leaks';
    case 'never':
      return false;
    default:
      return failOn satisfies never;
  }
}
