// Reads documents of HTML from standard input, one JSON string a line, and prints what html-validate
// finds wrong with them, one fault a line.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const { HtmlValidate } = createRequire(`${process.argv[2]}/`)("html-validate");
const checker = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
});

for await (const line of createInterface({ input: process.stdin })) {
  const { results } = await checker.validateString(JSON.parse(line));
  for (const { messages } of results) {
    for (const { ruleId, message, line: row, column } of messages) {
      console.log(`${row}:${column} ${ruleId}: ${message}`);
    }
  }
}
