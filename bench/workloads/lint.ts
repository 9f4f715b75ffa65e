import { managedPolicies } from './role.ts';

/** Documents to lint: every policy that AWS manages, as text. */
export function lintedTexts(): readonly string[] {
  return managedPolicies().map((policy) => JSON.stringify(policy, null, 2));
}

/** A policy of so many statements, none of which says what another one says. */
export function manyStatements(count: number): string {
  const statements = Array.from({ length: count }, (_, index) => ({
    Effect: index % 8 === 0 ? 'Deny' : 'Allow',
    Action: ['s3:GetObject', 'dynamodb:Query', `sqs:SendMessage`][index % 3],
    Resource: [
      `arn:aws:s3:::bucket-${index}/*`,
      `arn:aws:dynamodb:eu-west-1:111122223333:table/t-${index}`,
      `arn:aws:sqs:eu-west-1:111122223333:q-${index}`,
    ][index % 3],
  }));
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** A policy of one statement with so many actions and resources. */
export function manyEntries(count: number): string {
  const entries = (make: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => make(index));
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: entries((index) => `s3:Get${index}*`),
        Resource: entries((index) => `arn:aws:s3:::bucket-${index}/*`),
      },
    ],
  });
}
