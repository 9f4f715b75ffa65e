exports.handler = (_event, _context, callback) => callback(new Error('not from here'));
