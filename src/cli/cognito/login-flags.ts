import { nodeFromValue } from '../../../grammar/json/from-value.ts';
import { quoted } from '../../../grammar/json/members.ts';
import type { JsonNode } from '../../../grammar/json/tree.ts';
import type { TokenLogin } from '../../cognito/login.ts';
import { readToken, signatureNotChecked } from '../../cognito/tokens/read-token.ts';
import { type Documents, readText } from '../documents.ts';
import type { Io } from '../io.ts';
import { withoutSpans } from '../request-flags.ts';
import type { UsageProblem } from '../usage.ts';

/** The flags that say who signs in, as typed. */
export interface LoginArguments {
  readonly login: readonly string[];
  readonly claims?: string | undefined;
  readonly token?: string | undefined;
}

/** Logins as a scenario has them; absent where no flag tells of any. */
export interface LoginFlags {
  readonly logins?: readonly JsonNode[];
  readonly remarks: readonly string[];
}

/** A login as flags say it. */
interface Wanted {
  readonly provider?: string;
  readonly claims?: string;
  readonly token?: string;
  readonly user?: string;
  readonly client?: string;
}

export function readLoginFlags(
  { login, claims, token }: LoginArguments,
  documents: Documents,
  io: Io,
): LoginFlags | UsageProblem {
  const wanted: Wanted[] = [];
  for (const text of login) {
    const one = readWanted(text);
    if ('problem' in one) return one;
    wanted.push(one);
  }
  const beside = { ...(claims !== undefined && { claims }), ...(token !== undefined && { token }) };
  if (Object.keys(beside).length > 0) {
    if (wanted.length > 1) {
      return {
        problem: '--claims and --token are for one login',
        help: 'write `--login provider=…,claims=file` for each',
      };
    }
    wanted[0] = { ...wanted[0], ...beside };
  }
  if (wanted.length === 0) return { remarks: [] };
  return shown(wanted, documents, io);
}

const members = ['provider', 'claims', 'token', 'user', 'client'] as const;

/** `provider=…[,claims=file|,token=file|,user=name,client=id]`; a provider may stand alone. */
function readWanted(text: string): Wanted | UsageProblem {
  if (!text.includes('=')) return { provider: text };
  const wanted = new Map<string, string>();
  for (const part of text.split(',')) {
    const equals = part.indexOf('=');
    const name = members.find((member) => member === part.slice(0, Math.max(0, equals)));
    if (name === undefined) {
      return {
        problem: `--login ${quoted(text)} has no member ${quoted(part)}`,
        help: 'write `provider=…`, then `,claims=file`, `,token=file` or `,user=name,client=id`',
      };
    }
    wanted.set(name, part.slice(equals + 1));
  }
  return Object.fromEntries(wanted);
}

function shown(wanted: readonly Wanted[], documents: Documents, io: Io): LoginFlags | UsageProblem {
  const logins: JsonNode[] = [];
  const remarks: string[] = [];
  for (const one of wanted) {
    const login = readOne(one, documents, io);
    if ('problem' in login) return login;
    logins.push(login.login);
    remarks.push(...login.remarks);
  }
  return { logins, remarks };
}

interface OneLogin {
  readonly login: JsonNode;
  readonly remarks: readonly string[];
}

function readOne(wanted: Wanted, documents: Documents, io: Io): OneLogin | UsageProblem {
  const { provider, claims, token, user, client } = wanted;
  if ([claims, token, user].filter((one) => one !== undefined).length > 1) {
    return { problem: 'a login has claims, a token or a user, and only one of them' };
  }
  if (token !== undefined) return ofToken(token, provider, io);
  if (claims !== undefined) return ofClaims(claims, provider, documents);
  if (provider === undefined) return noProvider;
  if (user === undefined) return { login: nodeFromValue({ provider, claims: {} }), remarks: [] };
  if (client !== undefined) {
    return {
      login: nodeFromValue({ provider, clientId: client, username: user }),
      remarks: [],
    };
  }
  return {
    problem: `the user ${quoted(user)} signs in through an app client that is not given`,
    help: 'write `--login provider=…,user=name,client=id`',
  };
}

const noProvider: UsageProblem = {
  problem: 'the provider of a login is not given',
  help: 'write `--login provider=…`; claims with `iss` tell it themselves',
};

function ofClaims(
  path: string,
  provider: string | undefined,
  documents: Documents,
): OneLogin | UsageProblem {
  const { node, diagnostics } = documents.load(path);
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error || !node) {
    return { problem: `--claims ${quoted(path)}: ${error?.message ?? 'it is empty'}` };
  }
  if (node.kind !== 'object') {
    return { problem: `--claims ${quoted(path)} must hold an object of claims` };
  }
  const issuer = node.members.find(({ key }) => key === 'iss')?.value;
  const issued = issuer?.kind === 'string' ? issuer.value.replace(/^https:\/\//, '') : undefined;
  const from = provider ?? issued;
  if (from === undefined) return noProvider;
  return {
    login: {
      kind: 'object',
      members: [
        { key: 'provider', value: { kind: 'string', value: from } },
        { key: 'claims', value: withoutSpans(node) },
      ],
    },
    remarks: [],
  };
}

function ofToken(path: string, provider: string | undefined, io: Io): OneLogin | UsageProblem {
  const read = readText(path, io);
  if ('problem' in read) return { problem: `--token: ${read.problem.message}` };
  const { value, diagnostics } = readToken(read.source.text, io.now());
  if (!value)
    return { problem: `--token ${quoted(path)}: ${diagnostics[0]?.message ?? 'unreadable'}` };
  const { decoded, login } = value;
  const claims = 'claims' in decoded ? decoded.claims : new Map();
  const proof = provider === undefined ? login : { ...login, provider, claims };
  if (!proof) {
    // The pool refuses it, and the answer says with which error, once it is known where it was shown.
    return {
      problem: `--token ${quoted(path)}: ${diagnostics[0]?.message ?? 'no identity pool accepts it'}`,
      help: 'see `verdict cognito token`; with `--login provider=…` the answer is what AWS answers',
    };
  }
  const warnings = diagnostics.map(({ message }) => message);
  return { login: written(proof), remarks: [signatureNotChecked, ...warnings] };
}

/** A login as a scenario has it. */
function written({ provider, claims, principalTags }: TokenLogin): JsonNode {
  return nodeFromValue({
    provider,
    claims: Object.fromEntries(claims),
    ...(principalTags && { principalTags: Object.fromEntries(principalTags) }),
  });
}
