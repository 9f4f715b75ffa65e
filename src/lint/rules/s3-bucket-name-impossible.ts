import { quoted } from '../../../grammar/json/members.ts';
import { variableSpans } from '../../../grammar/template/read-template.ts';
import { typesWithResource } from '../applies-to.ts';
import { isBucketArn } from '../facts/arn-fields.ts';
import { arnOf, isOpen } from '../facts/arns.ts';
import { defineRule } from '../rule.ts';

export const s3BucketNameImpossible = defineRule({
  meta: {
    id: 's3-bucket-name-impossible',
    severity: 'warning',
    summary: 'no bucket can have this name',
    why: 'names of buckets have 3 to 63 characters: lower-case letters, digits, dots and dashes; only buckets from before 2018 may differ',
    help: 'correct the name of the bucket',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::My_Photos" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::my-photos" }',
      },
    },
  },
  check: () => ({
    *resource(entry) {
      const arn = arnOf(entry.text);
      if (!arn || !isBucketArn(arn)) return;
      const name = bucketPart(arn.resource);
      const [wrong] = /[^a-z0-9.*?-]/.exec(name) ?? [];
      if (wrong !== undefined && !isOpen(wrong)) {
        yield { at: entry, message: `no bucket has ${quoted(wrong)} in its name` };
      } else if (name.length > MOST && !isOpen(name)) {
        yield { at: entry, message: `no bucket has a name of ${name.length} characters` };
      }
    },
  }),
});

const MOST = 63;

/** What stands before the first slash, with a wildcard for each variable. */
function bucketPart(resource: string): string {
  let name = '';
  let at = 0;
  for (const { start, end } of variableSpans(resource)) {
    name += `${resource.slice(at, start)}*`;
    at = end;
  }
  const [bucket = ''] = (name + resource.slice(at)).split('/', 1);
  return bucket;
}
