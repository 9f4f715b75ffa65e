import { readArn } from '../../grammar/arn/read-arn.ts';
import { quoted } from '../../grammar/json/members.ts';
import type { JsonMember, JsonString } from '../../grammar/json/tree.ts';
import type { ContextValue } from '../request/context.ts';
import type { Request } from '../request/request.ts';
import type { Collector } from '../text/collect.ts';
import { foldCase } from '../text/fold-case.ts';
import { scenarioError } from './members.ts';

/** The account that stands in when nothing names one: AWS's own example account. */
const EXAMPLE_ACCOUNT = '123456789012';

/** What a caller's ARN would tell; nothing is known of them when there is no caller. */
const PRINCIPAL_KEYS = [
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltype',
  'aws:userid',
  'aws:username',
];

/**
 * The caller of a simulation without `CallerArn`: an IAM user in the account that owns the
 * resource, so that the identity-based policies alone decide, as in the simulator. Its name is
 * never seen by a condition or variable (see `withoutInventedKeys`).
 */
export function neutralCaller(
  resource: string,
  owner: string | undefined,
  context: readonly JsonMember[],
): JsonString {
  const arn = readArn(resource);
  const account = statedAccount(context) ?? accountIn(arn?.account) ?? owner ?? EXAMPLE_ACCOUNT;
  const partition = arn && /^aws(?:-[a-z]+)*$/.test(arn.partition) ? arn.partition : 'aws';
  return { kind: 'string', value: `arn:${partition}:iam::${account}:user/caller` };
}

/** Takes back what would be derived from the invented user, so that such keys are reported as missing. */
export function withoutInventedKeys(request: Request): Request {
  const context = new Map(request.context);
  const unspecified: ContextValue = { state: 'unspecified' };
  for (const key of PRINCIPAL_KEYS) if (!context.has(key)) context.set(key, unspecified);
  return { ...request, context };
}

/** The account of `ResourceOwner`, which is the ARN of an account's root. */
export function readOwner(node: JsonString | undefined, report: Collector): string | undefined {
  if (!node) return undefined;
  const account = accountIn(
    /^\d{12}$/.test(node.value) ? node.value : readArn(node.value)?.account,
  );
  if (account === undefined) {
    report.add(
      scenarioError('owner', `${quoted(node.value)} names no account`, node, {
        help: 'give the ARN of the account that owns the resource, `arn:aws:iam::111122223333:root`',
      }),
    );
  }
  return account;
}

/** `ResourceOwner` speaks for resources whose ARN names no account (clause 7.1). */
export function ownerFor(resource: string, owner: string | undefined): string | undefined {
  return accountIn(readArn(resource)?.account) === undefined ? owner : undefined;
}

function accountIn(field: string | undefined): string | undefined {
  return field !== undefined && /^\d{12}$/.test(field) ? field : undefined;
}

/** The account that `ContextEntries` say the caller is of: an invented user must not contradict it. */
function statedAccount(context: readonly JsonMember[]): string | undefined {
  const stated = context.find(({ key }) => foldCase(key) === 'aws:principalaccount')?.value;
  return stated?.kind === 'string' ? accountIn(stated.value) : undefined;
}
