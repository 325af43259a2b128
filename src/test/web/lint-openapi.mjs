// Lints an OpenAPI file by Redocly's strict rules. Prints each problem with its place; ends with 1 if there is any.
import { createConfig, lint } from '@redocly/openapi-core';

const config = await createConfig({ extends: ['recommended-strict'] });
const problems = await lint({ ref: process.argv[2], config });
for (const { ruleId, severity, message, location } of problems) {
  console.log(`${severity} ${ruleId} ${location[0]?.pointer ?? ''}: ${message}`);
}
process.exit(problems.length > 0 ? 1 : 0);
