import { extractBuiltIn } from './extractor.ts';
import type { ResumeExtractor } from './extractor.ts';
import { makeModelExtractor } from './model-extractor.ts';
import type { ModelSettings } from './model-extractor.ts';

/** The extractor of the configuration: the built-in one unless a model is named. */
export const makeExtractor = (model: ModelSettings | null): ResumeExtractor =>
  model === null ? extractBuiltIn : makeModelExtractor(model);
