import { httpApiV1 } from '../support/runtimes/lambda/payload-v1.ts'
import {
  defaultHttpApi,
  ownDomainHttpApi,
  stagedHttpApi,
} from '../support/runtimes/lambda/payload-v2.ts'
import { conform } from './conform.ts'
import { bufferedLambda } from './drivers/lambda.ts'

conform(bufferedLambda(defaultHttpApi, ['decodedPath', 'tightRepeats']))
conform(bufferedLambda(stagedHttpApi, ['decodedPath', 'tightRepeats']))
conform(bufferedLambda(ownDomainHttpApi, ['decodedPath', 'tightRepeats']))
conform(bufferedLambda(httpApiV1))
