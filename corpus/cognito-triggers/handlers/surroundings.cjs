// Tells what of the process that runs it a function can see.
exports.handler = (event) =>
  new Promise((resolve) => {
    let typed = '';
    process.stdin.on('data', (chunk) => {
      typed += chunk;
    });
    process.stdin.on('end', () => {
      process.stdout.write('this goes nowhere');
      const seen = { variables: Object.keys(process.env), typed, args: process.argv.slice(2) };
      resolve({ ...event, response: seen });
    });
    process.stdin.resume();
  });
