import { quoted } from '../../../grammar/json/members.ts';
import type { Attachment, FoundFile } from '../../extract/policies/found-file.ts';
import type { Finding } from '../rule.ts';
import type { Place } from '../written.ts';

/** Where somebody gets a policy. */
export function placeOfAttachment({ path, span }: Attachment): Place {
  return { path, ...(span && { span }) };
}

/** ``the user `alice` ``. */
export function holderOf({ to, name }: Attachment): string {
  return `the ${to} ${quoted(name)}`;
}

/** Whether it is one of AWS's managed policies, in any partition. */
export function isManagedByAws({ arn = '' }: Attachment, name: string): boolean {
  return /^arn:[^:]+:iam::aws:policy\//.test(arn) && arn.endsWith(`/${name}`);
}

/** A finding wherever somebody has a managed policy of AWS. */
export function whoeverHas({ attachments }: FoundFile, name: string): readonly Finding[] {
  return attachments
    .filter((attachment) => isManagedByAws(attachment, name))
    .map((attachment) => ({
      at: placeOfAttachment(attachment),
      message: `${holderOf(attachment)} has \`${name}\``,
    }));
}
