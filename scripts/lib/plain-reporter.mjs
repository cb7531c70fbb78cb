/** @file A vitest reporter that writes how many tests passed, failed and were skipped to the file HUB_TEST_COUNTS names. */
import { writeFileSync } from 'node:fs';

export default class PlainReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') counts.passed += 1;
        else if (state === 'skipped') counts.skipped += 1;
        else failedHere += 1;
      }
      // A file that fails before its first test (a broken import, a hook) fails once.
      counts.failed += failedHere === 0 && module.state() === 'failed' ? 1 : failedHere;
    }
    const file = process.env.HUB_TEST_COUNTS;
    if (file) writeFileSync(file, JSON.stringify(counts));
  }
}
