import { quoted } from '../../../grammar/json/members.ts';
import { foldCase } from '../../text/fold-case.ts';
import { nameIn } from '../facts/pool-parts.ts';
import { handedRoles } from '../facts/pool-roles.ts';
import { describedRole } from '../facts/role-breadth.ts';
import { readsTag } from '../facts/tag-readers.ts';
import { definePoolRule } from '../rule.ts';

export const cognitoRoleTagShowsThrough = definePoolRule({
  meta: {
    id: 'cognito-role-tag-shows-through',
    severity: 'securityWarning',
    summary: 'a tag of the role stands in where a user lacks the claim',
    why: 'a tag of the session hides that of the role; a user whose token lacks the claim has no such tag, and policies see the one of the role',
    help: 'take the tag from the role, or map the claim to a tag of another name',
    appliesTo: ['identityPool'],
    category: 'cognito',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['COG-A2'],
    examples: {
      bad: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "PrincipalTags": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI": {"PrincipalTags": {"team": "custom:team"}}}}, "roles": {"arn:aws:iam::111122223333:role/users": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}}, "policies": [{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/${aws:PrincipalTag/team}/*"}}], "tags": {"team": "admins"}}}}',
        type: 'identityPool',
      },
      good: {
        policy:
          '{"identityPool": {"IdentityPoolId": "us-east-1:11111111-1111-4111-8111-111111111111", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "CognitoIdentityProviders": [{"ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI", "ClientId": "3n4b5urk1ft4fl3mg5e62d9ado", "ServerSideTokenCheck": true}], "Roles": {"authenticated": "arn:aws:iam::111122223333:role/users"}, "PrincipalTags": {"cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI": {"PrincipalTags": {"team": "custom:team"}}}}, "roles": {"arn:aws:iam::111122223333:role/users": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": "us-east-1:11111111-1111-4111-8111-111111111111"}, "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}}}}, "policies": [{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/${aws:PrincipalTag/team}/*"}}], "tags": {"unit": "admins"}}}}',
        type: 'identityPool',
      },
    },
  },
  *checkPool(pool) {
    const mapped = new Set(
      [...pool.loaded.identityPool.principalTags.values()].flatMap((map) =>
        [...map.principalTags.keys()].map(foldCase),
      ),
    );
    for (const arn of new Set(handedRoles(pool).map((handed) => handed.arn))) {
      const role = describedRole(pool, arn);
      for (const tag of role?.tags.keys() ?? []) {
        if (!role || !mapped.has(foldCase(tag)) || !readsTag(role, tag)) continue;
        yield {
          at: pool.place('roles', arn, 'tags', tag),
          message: `users without the claim behind ${quoted(tag)} have that of ${nameIn(pool, arn)}`,
        };
      }
    }
  },
});
