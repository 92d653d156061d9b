import type { Failure } from '../../shared/errors/failure';

/** FastAPI's words for a path that it has no route for; a record that is missing is told in other words. */
const NO_ROUTE = 'Not Found';

const isJson404 = ({ kind, jsonAnswer }: Failure) => kind === 'not_found' && jsonAnswer === true;

/** Whether a 404 says that the server has no such route: another version of the API, or a wrong base URL. */
export const saysNoSuchRoute = (failure: Failure): boolean =>
	isJson404(failure) && failure.apiDetail === NO_ROUTE;

/** Whether a 404 says that the record of this ID is not there. */
export const saysNoSuchRecord = (failure: Failure): boolean =>
	isJson404(failure) && failure.apiDetail !== NO_ROUTE;
