import { describe, expect, test } from 'vitest';
import { readArn } from '../../grammar/arn/read-arn.ts';

describe('an ARN', () => {
  test('has six fields, and the last keeps its colons', () => {
    const text = 'arn:aws:sns:eu-west-1:111122223333:topic:subscription:1';
    expect(readArn(text)).toEqual({
      text,
      partition: 'aws',
      service: 'sns',
      region: 'eu-west-1',
      account: '111122223333',
      resource: 'topic:subscription:1',
    });
  });

  test('may have empty fields', () => {
    expect(readArn('arn:aws:s3:::photos/cat.jpg')).toMatchObject({
      service: 's3',
      region: '',
      account: '',
      resource: 'photos/cat.jpg',
    });
    expect(readArn('arn:::::')).toMatchObject({ partition: '', resource: '' });
  });

  test.each(['', '*', 'arn', 'arn:aws:s3::photos', 'ARN:aws:s3:::photos', ' arn:aws:s3:::photos'])(
    '%j is none',
    (text) => {
      expect(readArn(text)).toBeUndefined();
    },
  );
});
