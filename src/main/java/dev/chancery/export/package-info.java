/// What leaves: bundles of files, written to a folder or a removable drive completely or not at all.
///
/// It works on files that are encoded already and knows nothing of keys and certificates, so it imports `domain` only.
package dev.chancery.export;
