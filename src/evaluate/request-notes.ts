import { ACCOUNT } from '../match/match-principal.ts';
import type { PolicySlot } from '../policy/policy.ts';
import { needsResourcePolicy } from './gather.ts';
import type { Inquiry } from './inquiry.ts';
import type { Note } from './note.ts';
import { serviceControlLevels } from './policy-set.ts';
import type { PreparedSet } from './prepare-set.ts';
import { brokenServiceRule } from './service-rules.ts';

/** What is worth knowing of the request as a whole: traps, assumptions, and what is not modelled. */
export function requestNotes(set: PreparedSet, inquiry: Inquiry): readonly Note[] {
  return [
    ...apiNameNotes(inquiry),
    ...missingPolicyNotes(set, inquiry),
    ...levelNotes(set),
    ...principalArnNotes(inquiry),
    ...delegationNotes(inquiry),
    ...serviceRuleNotes(set, inquiry),
  ];
}

/** API operations whose IAM action has another name (clause 2.2, rule 8). */
const actionOfOperation: ReadonlyMap<string, string> = new Map([
  ['s3:headobject', 's3:GetObject'],
  ['s3:headbucket', 's3:ListBucket'],
  ['s3:listobjects', 's3:ListBucket'],
  ['s3:listobjectsv2', 's3:ListBucket'],
  ['s3:listbuckets', 's3:ListAllMyBuckets'],
  ['s3:createmultipartupload', 's3:PutObject'],
  ['s3:uploadpart', 's3:PutObject'],
  ['s3:completemultipartupload', 's3:PutObject'],
  ['s3:copyobject', 's3:PutObject'],
  ['s3:deleteobjects', 's3:DeleteObject'],
  ['lambda:invoke', 'lambda:InvokeFunction'],
]);

function apiNameNotes({ matching: { situation } }: Inquiry): readonly Note[] {
  const action = actionOfOperation.get(situation.action);
  return action === undefined
    ? []
    : [
        {
          code: 'API_NAME_NOT_ACTION',
          message: `\`${situation.request.action}\` is the name of an API operation, not of an IAM action`,
          help: `ask for \`${action}\``,
        },
      ];
}

function missingPolicyNotes(set: PreparedSet, { matching }: Inquiry): readonly Note[] {
  const { situation } = matching;
  if (situation.otherPartition) {
    return [
      {
        code: 'OTHER_PARTITION',
        message: 'principal and resource are in different partitions, and no policy reaches across',
      },
    ];
  }
  if (situation.unconditional || !needsResourcePolicy(set.policies, situation)) return [];
  return [
    {
      code: 'RESOURCE_POLICY_NOT_SUPPLIED',
      message: situation.assumesRole
        ? "the role's trust policy decides and was not supplied"
        : "the resource's own policy must allow and was not supplied",
      help: 'give it as `resource`; sharing by ACL, RAM or KMS grant is not modelled',
    },
  ];
}

/** AWS keeps a policy on every level: an empty one is usually a slip in the input (clause 5.1). */
function levelNotes({ policies }: PreparedSet): readonly Note[] {
  return serviceControlLevels(policies).flatMap((level, index) =>
    level.length > 0
      ? []
      : [
          {
            code: 'EMPTY_LEVEL',
            message: `level ${index} of the service control policies is empty and so allows nothing`,
            help: 'AWS attaches `FullAWSAccess` where nothing else is attached',
          },
        ],
  );
}

/** A session's ARN tells the role's name, not its path (clause 12.17). */
function principalArnNotes({ matching, applied }: Inquiry): readonly Note[] {
  const { caller } = matching.situation;
  if (caller.kind !== 'assumedRole' || caller.roleArn !== undefined) return [];
  const consulted = applied.some(({ prepared }) =>
    prepared.keys.some((key) => key.folded === 'aws:principalarn'),
  );
  return consulted
    ? [
        {
          code: 'ROLE_PATH_UNKNOWN',
          message: "`aws:PrincipalArn` was taken to be the role's ARN without a path",
          help: 'give the principal as `{"arn": …, "roleArn": …}` when the role has a path',
        },
      ]
    : [];
}

/** Inside one account, naming the account only delegates to identity policies (clause 5.4). */
function delegationNotes({ matching, applied, gates }: Inquiry): readonly Note[] {
  const { situation } = matching;
  if (!situation.sameAccount || gates.identity !== 0) return [];
  return applied.some(
    ({ prepared, named }) => isAllowOf('resource', prepared.evidence) && named.certain === ACCOUNT,
  )
    ? [
        {
          code: 'ACCOUNT_PRINCIPAL_DELEGATES',
          message: 'the resource policy names the account, which grants nothing by itself',
          help: "an identity policy must allow, or the resource policy must name the principal's own ARN",
        },
      ]
    : [];
}

function isAllowOf(
  slot: PolicySlot,
  evidence: { readonly policyType: PolicySlot; readonly effect: string },
): boolean {
  return evidence.policyType === slot && evidence.effect === 'Allow';
}

function serviceRuleNotes({ settings }: PreparedSet, { matching }: Inquiry): readonly Note[] {
  const rule = settings.serviceRules ? brokenServiceRule(matching.situation) : undefined;
  return rule === undefined ? [] : [{ code: 'SERVICE_RULE', message: rule }];
}
