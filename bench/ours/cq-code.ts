export { formatCqCode as format, parseCqCode as parse } from '@cqhttp/core'
