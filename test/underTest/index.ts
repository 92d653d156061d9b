import { numenoUnderTest } from '../../numeno/test/underTest';
import { optimlyUnderTest } from './optimly';
import type { PackageUnderTest } from './packageUnderTest';

declare global {
	/** Set by the project in jest.config.js. */
	var packageUnderTest: 'optimly' | 'numeno';
}

const PACKAGES: Record<typeof packageUnderTest, PackageUnderTest> = {
	numeno: numenoUnderTest,
	optimly: optimlyUnderTest,
};

/** The package that this run of the tests is about. */
export const underTest: PackageUnderTest = PACKAGES[packageUnderTest];
