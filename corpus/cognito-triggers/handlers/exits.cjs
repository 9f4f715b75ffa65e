exports.handler = () => process.exit(0);
