import { functionUrl } from '../support/runtimes/lambda/payload-v2.ts'
import { conform } from './conform.ts'
import { bufferedLambda, concurrentLambda, streamingLambda } from './drivers/lambda.ts'

conform(bufferedLambda(functionUrl, ['tightRepeats']))
conform(streamingLambda(functionUrl, ['tightRepeats']))
conform(concurrentLambda(functionUrl, ['tightRepeats']))
