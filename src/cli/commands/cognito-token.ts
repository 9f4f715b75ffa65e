import { quoted } from '../../../grammar/json/members.ts';
import type { DecodedToken } from '../../cognito/tokens/decoded-token.ts';
import { readToken } from '../../cognito/tokens/read-token.ts';
import { type Signature, tokenJson, tokenText } from '../../report/cognito/token-report.ts';
import { findingsText } from '../../report/findings.ts';
import { painter } from '../../report/paint.ts';
import { type Expectations, verifyToken } from '../cognito/verify-token.ts';
import { readText } from '../documents.ts';
import { type ExitCode, exitCodes, type Io, STDIN } from '../io.ts';
import { wholeText } from '../lines.ts';
import { evaluationOptions, paintFor } from '../settings.ts';
import { refuseUsage, type UsageProblem } from '../usage.ts';

export interface TokenArguments {
  readonly file?: string | undefined;
  readonly jwks?: string | undefined;
  readonly issuer?: string | undefined;
  readonly audience: readonly string[];
  readonly tokenUse?: 'id' | 'access' | undefined;
  readonly now?: string | undefined;
  readonly format: 'text' | 'json' | 'ndjson';
  readonly color: 'auto' | 'always' | 'never';
  readonly quiet: boolean;
}

/** Says what a token is, who accepts it, and on request whether its signature is right. */
export async function cognitoToken(given: TokenArguments, io: Io): Promise<ExitCode> {
  const time = evaluationOptions({ unknown: false, now: given.now }, io);
  if ('problem' in time) return refuseUsage('cognito token', time, io);
  const now = time.now ?? io.now();
  const text = await tokenIn(given.file, io);
  if (typeof text !== 'string') return refuseUsage('cognito token', text, io);
  const { value: token, diagnostics } = readToken(text, now);
  if (!token) return unreadable(diagnostics, given, io);
  const signature = await signatureOf(token.decoded, given, now, io);
  if ('problem' in signature) return refuseUsage('cognito token', signature, io);
  if (given.format === 'text') {
    if (!given.quiet && diagnostics.length > 0) io.err(findingsText(diagnostics, painter(false)));
    await io.out(tokenText({ token, signature, warnings: diagnostics }, paintFor(given, io)));
  } else {
    await io.out(`${JSON.stringify(tokenJson({ token, signature, warnings: diagnostics }))}\n`);
  }
  return codeOf(signature);
}

async function unreadable(
  diagnostics: Parameters<typeof findingsText>[0],
  { format }: TokenArguments,
  io: Io,
): Promise<ExitCode> {
  const [first] = diagnostics;
  if (format === 'text') io.err(findingsText(diagnostics, painter(false)));
  else {
    const error = { code: first?.code, message: first?.message };
    await io.out(`${JSON.stringify({ error })}\n`);
  }
  return exitCodes.badInput;
}

function codeOf({ state }: Signature): ExitCode {
  if (state === 'refused') return exitCodes.notMet;
  return state === 'notVerified' ? exitCodes.badInput : exitCodes.done;
}

async function tokenIn(file: string | undefined, io: Io): Promise<string | UsageProblem> {
  if (file === undefined || file === STDIN) {
    const text = await wholeText(io.stdin());
    return text ?? { problem: 'standard input is too long, or not UTF-8 text' };
  }
  const read = readText(file, io);
  return 'problem' in read ? { problem: read.problem.message } : read.source.text;
}

async function signatureOf(
  decoded: DecodedToken,
  { jwks, issuer, audience, tokenUse }: TokenArguments,
  now: number,
  io: Io,
): Promise<Signature | UsageProblem> {
  if (jwks === undefined) return { state: 'notChecked' };
  const read = readText(jwks, io);
  if ('problem' in read) return { problem: `--jwks ${quoted(jwks)}: ${read.problem.message}` };
  if (decoded.form !== 'jwt') {
    return { state: 'notVerified', why: ['only the signature of a JWT can be checked here'] };
  }
  const expectations: Expectations = {
    now,
    ...(issuer !== undefined && { issuer }),
    ...(audience.length > 0 && { audiences: audience }),
    ...(tokenUse !== undefined && { tokenUse }),
  };
  const { outcome, diagnostics, unchecked } = await verifyToken(
    decoded,
    read.source.text,
    expectations,
  );
  if (outcome === 'verified') return { state: 'verified', unchecked };
  return {
    state: outcome,
    why: diagnostics.map(({ message, help }) =>
      help === undefined ? message : `${message} (${help})`,
    ),
  };
}
