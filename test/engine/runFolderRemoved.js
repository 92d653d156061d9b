module.exports = require('./runFolder').remove;
