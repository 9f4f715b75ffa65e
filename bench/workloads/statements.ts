import { type Dice, dice } from './dice.ts';
import type { PolicyDocument, RequestDocument, StatementDocument, Workload } from './workload.ts';

const statementsPerDocument = 100;

/** The caller's own: across accounts an identity policy alone grants nothing. */
const account = '111122223333';

/**
 * W3: many statements, mixed as in a large account: exact ARNs, prefixes, stars in the middle,
 * question marks; one in ten is a Deny. A request matches one to five of them.
 */
export function statements(count: number): Workload {
  const dies = dice(3);
  const list = Array.from({ length: count }, (_, index) => statement(index, dies));
  const identity: PolicyDocument[] = [];
  for (let at = 0; at < count; at += statementsPerDocument) {
    identity.push({ Version: '2012-10-17', Statement: list.slice(at, at + statementsPerDocument) });
  }
  const asking = dice(33);
  return {
    title: `${count.toLocaleString('en')} statements, 64 requests`,
    policies: { identity },
    requests: Array.from({ length: 64 }, (_, index) => request(index, count, asking)),
  };
}

const objectActions = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'] as const;
const tableActions = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'] as const;
const queueActions = ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage'] as const;

/** The eight kinds, in turn; those of one number are about the same application. */
function statement(index: number, { below, pick }: Dice): StatementDocument {
  const app = index >> 3;
  const Effect = below(10) === 0 ? 'Deny' : 'Allow';
  switch (index & 7) {
    case 0:
      return {
        Effect,
        Action: pick(objectActions),
        Resource: `arn:aws:s3:::app-${app}/config.json`,
      };
    case 1:
      return { Effect: 'Allow', Action: 's3:Get*', Resource: `arn:aws:s3:::app-${app}/public/*` };
    case 2:
      return { Effect, Action: objectActions, Resource: `arn:aws:s3:::*-logs-${app}/*.gz` };
    case 3:
      return {
        Effect: 'Allow',
        Action: objectActions,
        Resource: `arn:aws:s3:::app-${app}/????/report.csv`,
      };
    case 4:
      return {
        Effect,
        Action: pick(tableActions),
        Resource: `arn:aws:dynamodb:eu-west-1:${account}:table/app-${app}-orders`,
      };
    case 5:
      return {
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:Query'],
        Resource: `arn:aws:dynamodb:*:${account}:table/app-${app}-*`,
      };
    case 6:
      return {
        Effect,
        Action: 'sqs:*',
        Resource: `arn:aws:sqs:eu-west-1:${account}:app-${app}-*-dead`,
      };
    default:
      return {
        Effect: 'Allow',
        Action: queueActions,
        Resource: `arn:aws:sqs:eu-west-1:${account}:app-${app}-jobs`,
      };
  }
}

function request(index: number, count: number, { below, pick }: Dice): RequestDocument {
  const app = below(count >> 3);
  const asked = (action: string, resource: string): RequestDocument => ({
    principal: `arn:aws:iam::${account}:user/worker`,
    action,
    resource,
    context: { 'aws:SourceIp': '10.1.2.3', 'aws:SecureTransport': 'true' },
  });
  switch (index & 7) {
    case 0:
      return asked(pick(objectActions), `arn:aws:s3:::app-${app}/config.json`);
    case 1:
      return asked('s3:GetObject', `arn:aws:s3:::app-${app}/public/logo-${index}.png`);
    case 2:
      return asked(pick(objectActions), `arn:aws:s3:::eu-logs-${app}/2026/11/${index}.gz`);
    case 3:
      return asked(pick(objectActions), `arn:aws:s3:::app-${app}/2026/report.csv`);
    case 4:
      return asked(
        pick(tableActions),
        `arn:aws:dynamodb:eu-west-1:${account}:table/app-${app}-orders`,
      );
    case 5:
      return asked(
        'dynamodb:Query',
        `arn:aws:dynamodb:eu-west-1:${account}:table/app-${app}-sales/index/day`,
      );
    case 6:
      return asked(pick(queueActions), `arn:aws:sqs:eu-west-1:${account}:app-${app}-mail-dead`);
    default:
      return asked(pick(queueActions), `arn:aws:sqs:eu-west-1:${account}:app-${app}-jobs`);
  }
}
