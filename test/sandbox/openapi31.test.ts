import SwaggerParser from '@apidevtools/swagger-parser';

import { documentPath as numenoPath } from '../../sandbox/numeno/api';
import { documentPath } from '../../sandbox/optimly/api';

test.each([documentPath, numenoPath])('%s is valid OpenAPI 3.1', async (path) => {
	const document = await SwaggerParser.validate(path);
	expect(document).toHaveProperty('openapi', expect.stringMatching(/^3\.1\./));
});

test('the same check refuses a document without paths', async () => {
	const document = await SwaggerParser.bundle(documentPath);
	Reflect.deleteProperty(document, 'paths');
	Reflect.deleteProperty(document, 'components');
	await expect(SwaggerParser.validate(document)).rejects.toThrow(/not a valid|failed/i);
});
