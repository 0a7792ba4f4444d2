/// Renewing and rotating certificates, and revoking the old ones once the new ones are on their devices.
package dev.chancery.ui.renew;
