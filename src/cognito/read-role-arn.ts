import { readArn } from '../../grammar/arn/read-arn.ts';
import { quoted } from '../../grammar/json/members.ts';
import type { Report } from './cognito-faults.ts';
import { inRefusal, type Place, readText } from './read-place.ts';

/** Reads the ARN of a role; AWS refuses anything else as if it were a role of somebody else (E17). */
export function readRoleArn(
  report: Report,
  place: Place | undefined,
  refusedBy?: string,
): string | undefined {
  const text = readText(report, place);
  if (!place || text === undefined || isRoleArn(text)) return text;
  report({
    code: 'cognito/role-arn',
    at: place.node,
    path: place.path,
    message: `${quoted(text)} is not the ARN of a role`,
    ...(refusedBy !== undefined && {
      why: `${refusedBy} answers NotAuthorizedException: Access to Role '${inRefusal(text)}' is forbidden.`,
    }),
    help: 'a role is `arn:aws:iam::<account>:role/<name>`',
  });
  return undefined;
}

export function isRoleArn(text: string): boolean {
  const arn = text.length <= 2048 ? readArn(text) : undefined;
  return arn?.service === 'iam' && arn.resource.startsWith('role/');
}
