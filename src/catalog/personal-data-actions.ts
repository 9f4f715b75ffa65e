/**
 * Actions on data that applications keep for each of their users, by the service of the resources:
 * objects, items, things, data sets. Read from the Service Authorization Reference, as of November
 * 2026.
 */
export const personalDataActions: ReadonlyMap<string, readonly string[]> = new Map([
  [
    's3',
    ['GetObject', 'GetObjectVersion', 'PutObject', 'DeleteObject', 'DeleteObjectVersion'].map(
      (name) => `s3:${name}`,
    ),
  ],
  [
    'dynamodb',
    [
      'GetItem',
      'BatchGetItem',
      'Query',
      'Scan',
      'PutItem',
      'UpdateItem',
      'DeleteItem',
      'BatchWriteItem',
    ].map((name) => `dynamodb:${name}`),
  ],
  [
    'iot',
    ['GetThingShadow', 'UpdateThingShadow', 'DeleteThingShadow', 'Publish', 'Subscribe'].map(
      (name) => `iot:${name}`,
    ),
  ],
  [
    'cognito-sync',
    ['ListRecords', 'UpdateRecords', 'ListDatasets', 'DescribeDataset', 'DeleteDataset'].map(
      (name) => `cognito-sync:${name}`,
    ),
  ],
]);
