import { describe, expect, test } from 'vitest';
import { writeJson } from '../../grammar/json/write-json.ts';
import { loadCognito } from '../../src/extract/cognito/load-cognito.ts';

const parameters = {
  Name: { Type: 'String', Default: 'photos' },
  Number: { Type: 'Number', Default: 7 },
  List: { Type: 'CommaDelimitedList', Default: 'a, b' },
  Open: { Type: 'String' },
  Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a' },
};
const conditions = {
  Yes: { 'Fn::Equals': ['a', 'a'] },
  No: { 'Fn::Not': [{ Condition: 'Yes' }] },
  Maybe: { 'Fn::Equals': [{ Ref: 'Open' }, 'a'] },
  Itself: { 'Fn::Equals': [{ Ref: 'Table' }, { Ref: 'Table' }] },
  Circle: { 'Fn::Not': [{ Condition: 'Circle' }] },
  Broken: 'Yes',
  Empty: { 'Fn::Not': [] },
  Foreign: { 'Fn::Contains': [['a'], 'a'] },
};
const resources = {
  Table: { Type: 'AWS::DynamoDB::Table' },
  Named: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'named' } },
  Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Name' } } },
  Loop: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Pool2' } } },
  Pool2: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Loop' } } },
  Function: { Type: 'AWS::Lambda::Function' },
  Users: { Type: 'AWS::Cognito::UserPool' },
  Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Users' } } },
  Group: {
    Type: 'AWS::Cognito::UserPoolGroup',
    Properties: { GroupName: 'g', UserPoolId: { Ref: 'Users' } },
  },
  Managed: { Type: 'AWS::IAM::ManagedPolicy', Properties: { ManagedPolicyName: 'm', Path: '/p/' } },
  Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'r' } },
  Text: { Type: 'Custom::AWSCDKCfnJson', Properties: { Value: 'no JSON' } },
  // Each name is the one before it, ten times.
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, level) => [
      `Long${level}`,
      {
        Type: 'AWS::S3::Bucket',
        Properties: {
          BucketName: {
            'Fn::Join': ['', Array(10).fill(level === 0 ? 'x' : { Ref: `Long${level - 1}` })],
          },
        },
      },
    ]),
  ),
};
const mappings = { Map: { a: { x: '1', y: ['p', 'q'] } } };

interface Worked {
  readonly name: unknown;
  readonly unresolved: readonly string[];
}

/** What stands as name of a pool after an expression has been worked out, and what is open in it. */
function workedOut(expression: unknown, given: Record<string, string> = {}): Worked {
  const text = JSON.stringify({
    Parameters: parameters,
    Conditions: conditions,
    Mappings: mappings,
    Resources: {
      ...resources,
      Pool: {
        Type: 'AWS::Cognito::IdentityPool',
        Properties: { AllowUnauthenticatedIdentities: false, IdentityPoolName: expression },
      },
    },
  });
  const options = { region: 'eu-west-1', accountId: '123456789012', parameters: given };
  const { value, diagnostics } = loadCognito([{ path: 'a.json', text }], options);
  if (!value) throw new Error(JSON.stringify(diagnostics));
  const { identityPool } = JSON.parse(writeJson(value.parts));
  const here = value.unresolved.filter(({ path }) => path[1] === 'IdentityPoolName');
  return {
    name: identityPool.IdentityPoolName,
    unresolved: here.map(({ why, what }) => `${what}: ${why}`),
  };
}

describe('functions of CloudFormation', () => {
  test.each<[unknown, unknown]>([
    ['plain', 'plain'],
    [{ Ref: 'Name' }, 'photos'],
    [{ Ref: 'Number' }, '7'],
    [{ Ref: 'AWS::Region' }, 'eu-west-1'],
    [{ Ref: 'AWS::AccountId' }, '123456789012'],
    [{ Ref: 'AWS::Partition' }, 'aws'],
    [{ Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
    [{ Ref: 'AWS::NoValue' }, undefined],
    [{ Ref: 'Named' }, 'named'],
    [{ Ref: 'Bucket' }, 'photos'],
    [{ Ref: 'Group' }, 'g'],
    [{ Ref: 'Managed' }, 'arn:aws:iam::123456789012:policy/p/m'],
    [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:aws:s3:::photos'],
    [{ 'Fn::GetAtt': 'Named.Arn' }, 'arn:aws:dynamodb:eu-west-1:123456789012:table/named'],
    [{ 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:aws:iam::123456789012:role/r'],
    [{ 'Fn::GetAtt': ['Managed', 'PolicyArn'] }, 'arn:aws:iam::123456789012:policy/p/m'],
    [
      { 'Fn::Sub': '${Name}-${!Name}-${AWS::Region}-${Bucket.Arn}' },
      'photos-${Name}-eu-west-1-arn:aws:s3:::photos',
    ],
    [{ 'Fn::Sub': ['${A}${B}', { A: 'x', B: { Ref: 'AWS::NoValue' } }] }, 'x'],
    [{ 'Fn::Sub': 'a${' }, 'a${'],
    [{ 'Fn::Join': ['-', ['a', 7, true, { Ref: 'Name' }]] }, 'a-7-true-photos'],
    [{ 'Fn::Join': ['-', { Ref: 'List' }] }, 'a-b'],
    [{ 'Fn::Join': ['-', { 'Fn::Split': ['.', 'a.b'] }] }, 'a-b'],
    [{ 'Fn::Select': [1, { Ref: 'List' }] }, 'b'],
    [{ 'Fn::Select': ['0', ['x', 'y']] }, 'x'],
    [{ 'Fn::FindInMap': ['Map', 'a', 'x'] }, '1'],
    [{ 'Fn::Select': [0, { 'Fn::FindInMap': ['Map', 'a', 'y'] }] }, 'p'],
    [{ 'Fn::If': ['Yes', 'a', { 'Fn::Cidr': [] }] }, 'a'],
    [{ 'Fn::If': ['No', 'a', 'b'] }, 'b'],
    [{ 'Fn::If': ['Itself', 'a', 'b'] }, 'a'],
    [{ 'Fn::ToJsonString': { a: { Ref: 'Name' } } }, '{"a":"photos"}'],
    [{ 'Fn::ToJsonString': { Ref: 'AWS::NoValue' } }, 'null'],
  ])('%j', (expression, expected) => {
    expect(workedOut(expression)).toEqual({ name: expected, unresolved: [] });
  });

  test.each<[unknown, string, string]>([
    [
      { Ref: 'Open' },
      'unresolved_Open',
      'Open: the parameter has no default, and no value was given',
    ],
    [{ Ref: 'Stored' }, 'unresolved_Stored', 'Stored: its value is in the Parameter Store'],
    [
      { Ref: 'Nothing' },
      'unresolved_Nothing',
      'Nothing: the template has nothing called `Nothing`',
    ],
    [{ Ref: 'AWS::StackName' }, 'unresolved-StackName', 'AWS::StackName: it was not given'],
    [{ Ref: 'Table' }, 'unresolved_Table', 'Table: AWS names it when the stack is made'],
    [{ Ref: 'Loop' }, 'unresolved_Loop', 'Loop: the name depends on itself'],
    [
      { 'Fn::GetAtt': ['Nothing', 'Arn'] },
      'unresolved_Nothing_Arn',
      'Nothing.Arn: the template has no resource `Nothing`',
    ],
    [
      { 'Fn::GetAtt': ['Function', 'Arn'] },
      'unresolved_Function_Arn',
      'Function.Arn: AWS gives the value when the stack is made',
    ],
    [{ 'Fn::GetAtt': ['Text', 'Value'] }, 'unresolved_Text_Value', 'Text.Value: it is not JSON'],
    [
      { 'Fn::Sub': 'a-${Open}-b' },
      'a-unresolved_Open-b',
      'Open: the parameter has no default, and no value was given',
    ],
    [{ 'Fn::Sub': '${List}' }, 'unresolved_List', 'List: its value is no text'],
    [
      '{{resolve:ssm:/a}}',
      'unresolved_resolve_ssm_a',
      '{{resolve:ssm:/a}}: its value is kept outside',
    ],
    [
      { 'Fn::ImportValue': 'x' },
      'unresolved_ImportValue_x',
      'ImportValue "x": another stack exports it',
    ],
    [
      { 'Fn::Base64': 'x' },
      'unresolved_Base64_x',
      'Base64 "x": `Fn::Base64` is worked out only by CloudFormation',
    ],
    [
      { 'Fn::GetAtt': 'x' },
      'unresolved_GetAtt_x',
      'GetAtt "x": `Fn::GetAtt` is not written as CloudFormation takes it',
    ],
    [
      { 'Fn::Sub': {} },
      'unresolved_Sub',
      'Sub {}: `Fn::Sub` is not written as CloudFormation takes it',
    ],
    [
      { 'Fn::Join': ['', { Ref: 'Open' }] },
      'unresolved_Join_Ref_Open',
      'Join ["",{"Ref":"Open"}]: the list is not known',
    ],
    [
      { 'Fn::Join': ['', [[]]] },
      'unresolved_Join',
      'Join ["",[[]]]: `Fn::Join` is not written as CloudFormation takes it',
    ],
    [
      { 'Fn::Join': [''] },
      'unresolved_Join',
      'Join [""]: `Fn::Join` is not written as CloudFormation takes it',
    ],
    [
      { 'Fn::Select': [{ Ref: 'Open' }, []] },
      'unresolved_Select_Ref_Open',
      'Select [{"Ref":"Open"},[]]: the index is not known',
    ],
    [
      { 'Fn::Select': [0, { Ref: 'Open' }] },
      'unresolved_Select_0_Ref_Open',
      'Select [0,{"Ref":"Open"}]: the list is not known',
    ],
    [
      { 'Fn::Select': [3, ['a']] },
      'unresolved_Select_3_a',
      'Select [3,["a"]]: the list is too short',
    ],
    [
      { 'Fn::Select': [0, { 'Fn::Split': ['-', { Ref: 'Open' }] }] },
      'unresolved_Select_0_Fn_Split_Ref_Open',
      'Select [0,{"Fn::Split":["-",{"Ref":"Open"}]}]: the list is not known',
    ],
    [
      { 'Fn::Split': ['', 'a'] },
      'unresolved_Split_a',
      'Split ["","a"]: `Fn::Split` is not written as CloudFormation takes it',
    ],
    [
      { 'Fn::FindInMap': ['Map', { Ref: 'Open' }, 'x'] },
      'unresolved_FindInMap_Map_Ref_Open_x',
      'FindInMap ["Map",{"Ref":"Open"},"x"]: its keys are not known',
    ],
    [
      { 'Fn::FindInMap': ['Map', 'b', 'x'] },
      'unresolved_FindInMap_Map_b_x',
      'FindInMap ["Map","b","x"]: the mappings have no such value',
    ],
    [
      { 'Fn::If': ['Maybe', 'a', 'b'] },
      'unresolved_If_Maybe_a_b',
      'If ["Maybe","a","b"]: whether the condition `Maybe` holds is not known',
    ],
    [
      { 'Fn::If': ['Circle', 'a', 'b'] },
      'unresolved_If_Circle_a_b',
      'If ["Circle","a","b"]: whether the condition `Circle` holds is not known',
    ],
    [
      { 'Fn::If': ['Yes', 'a'] },
      'unresolved_If_Yes_a',
      'If ["Yes","a"]: `Fn::If` is not written as CloudFormation takes it',
    ],
  ])('%j has no value', (expression, name, unresolved) => {
    expect(workedOut(expression)).toEqual({ name, unresolved: [unresolved] });
  });

  test.each(['Broken', 'Empty', 'Foreign', 'Missing'])('condition %s is not known', (name) => {
    const { unresolved } = workedOut({ 'Fn::If': [name, 'a', 'b'] });
    expect(unresolved[0]).toContain(`whether the condition \`${name}\` holds is not known`);
  });

  test.each<[unknown, boolean | undefined]>([
    [{ 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'Maybe' }] }, undefined],
    [{ 'Fn::And': [{ Condition: 'No' }, { Condition: 'Maybe' }] }, false],
    [{ 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'Yes' }] }, true],
    [{ 'Fn::Or': [{ Condition: 'Yes' }, { Condition: 'Maybe' }] }, true],
    [{ 'Fn::Or': [{ Condition: 'No' }, { Condition: 'Maybe' }] }, undefined],
    [{ 'Fn::Or': [{ Condition: 'No' }, { Condition: 'No' }] }, false],
    [{ 'Fn::Equals': [{ Ref: 'Table' }, { Ref: 'Users' }] }, undefined],
    [{ 'Fn::Equals': ['a'] }, undefined],
  ])('%j', (condition, expected) => {
    const text = JSON.stringify({
      Parameters: parameters,
      Conditions: { ...conditions, This: condition },
      Resources: {
        ...resources,
        Pool: {
          Type: 'AWS::Cognito::IdentityPool',
          Properties: { AllowUnauthenticatedIdentities: { 'Fn::If': ['This', true, false] } },
        },
      },
    });
    const { value } = loadCognito([{ path: 'a.json', text }]);
    const open = value?.unresolved.some(({ path }) => path[1] === 'AllowUnauthenticatedIdentities');
    expect(open ? undefined : value?.identityPool.allowUnauthenticatedIdentities).toBe(expected);
  });

  test('takes given values before defaults, and only own ones', () => {
    expect(workedOut({ Ref: 'Name' }, { Name: 'n' }).name).toBe('n');
    expect(workedOut({ Ref: 'Stored' }, { Stored: 's' }).name).toBe('s');
    expect(workedOut({ Ref: 'Open' }, Object.create({ Open: 'inherited' })).name).toBe(
      'unresolved_Open',
    );
  });

  test('gives up on names that grow with every reference', () => {
    const { name } = workedOut({ Ref: 'Long11' });
    expect(String(name).length).toBeLessThan(100_000);
  });

  test.each([
    ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
    ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
    ['eu-west-1', 'aws', 'amazonaws.com'],
  ])('knows the partition of %s', (region, partition, suffix) => {
    const text = JSON.stringify({
      Resources: {
        Users: { Type: 'AWS::Cognito::UserPool' },
        Client: {
          Type: 'AWS::Cognito::UserPoolClient',
          Properties: { UserPoolId: { Ref: 'Users' } },
        },
        Pool: {
          Type: 'AWS::Cognito::IdentityPool',
          Properties: {
            IdentityPoolName: { 'Fn::Sub': '${AWS::Partition}' },
            AllowUnauthenticatedIdentities: false,
            CognitoIdentityProviders: [
              {
                ClientId: { Ref: 'Client' },
                ProviderName: {
                  'Fn::Sub': 'cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${Users}',
                },
              },
              { ClientId: 'b', ProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] } },
            ],
          },
        },
      },
    });
    const { value } = loadCognito([{ path: 'a.json', text }], { region });
    const { identityPool } = JSON.parse(writeJson(value?.parts ?? { kind: 'null' }));
    expect(identityPool.IdentityPoolName).toBe(partition);
    const name = `cognito-idp.${region}.${suffix}/${region}_unresolvedUsers`;
    expect(
      value?.identityPool.cognitoIdentityProviders.map(({ providerName }) => providerName),
    ).toEqual([name, name]);
  });
});
