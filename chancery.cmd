@echo off
rem Starts Chancery; builds it first when it is not built yet or older than its sources.
rem
rem   chancery                     opens the window
rem   chancery COMMAND ...         runs a command: chancery --help
rem   chancery --doctor            says what is here and what is missing, starts nothing
rem   chancery --install-missing   installs what it can, after asking
rem
rem Ends with the program's own exit code; 3 when something is missing, which it names; 4 when the build failed.
rem
rem JAVA_HOME, JAVA25_HOME   asked first for a JDK
rem CHANCERY_JAVA_OPTIONS    more options for Java
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "TARGET=%ROOT%target"
set "BUILT=%TARGET%\.built"

call :find_jdk
call :find_built
if "%~1"=="--doctor" goto doctor
if "%~1"=="--install-missing" goto install_missing

call :require_everything
if errorlevel 1 exit /b 3
if not defined IS_BUILT call :build
if errorlevel 1 exit /b 4
if not exist "%LOCALAPPDATA%\Chancery\State\crash" mkdir "%LOCALAPPDATA%\Chancery\State\crash"
"%JDK%\bin\java.exe" "@%ROOT%packaging\java.options" "-XX:ErrorFile=%LOCALAPPDATA%\Chancery\State\crash\hs_err_pid%%p.log" %CHANCERY_JAVA_OPTIONS% -p "%TARGET%\javafx" -cp "%TARGET%\chancery.jar;%TARGET%\lib\*" dev.chancery.Main %*
exit /b %ERRORLEVEL%

rem --- what is here -----------------------------------------------------------------------------

:find_jdk
set "JDK="
call :try_jdk "%JAVA_HOME%"
call :try_jdk "%JAVA25_HOME%"
for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :try_jdk "%%~dp$PATH:j.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*") do call :try_jdk "%%~d"
for /d %%d in ("%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*") do call :try_jdk "%%~d"
for /d %%d in ("%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*jdk*") do call :try_jdk "%%~d"
for /d %%d in ("%USERPROFILE%\scoop\apps\*jdk*") do call :try_jdk "%%~d\current"
exit /b 0

rem Sets JDK to the folder %1 when it holds a JDK that is new enough and none was found before.
:try_jdk
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "usebackq tokens=1,2 delims==" %%k in ("%~1\release") do if "%%k"=="JAVA_VERSION" call :judge_jdk "%~f1" %%~l
exit /b 0

:judge_jdk
for /f "tokens=1 delims=." %%m in ("%~2") do if %%m GEQ 25 set "JDK=%~1"
exit /b 0

rem Sets MAVEN to Maven's version when it is new enough, and MAVEN_OLD when it is not.
:find_maven
set "MAVEN="
set "MAVEN_OLD="
call :has mvn.cmd
if errorlevel 1 exit /b 0
if defined JDK set "JAVA_HOME=%JDK%"
for /f "tokens=1-3" %%a in ('mvn -v 2^>nul') do if "%%b"=="Maven" call :judge_maven %%c
exit /b 0

rem Whether the program %1, with its extension, is on the PATH.
:has
if "%~$PATH:1"=="" exit /b 1
exit /b 0

:judge_maven
for /f "tokens=1-3 delims=.-" %%a in ("%1") do set /a NUMBER=%%a * 10000 + %%b * 100 + %%c
if %NUMBER% GEQ 30807 (set "MAVEN=%1") else set "MAVEN_OLD=%1"
exit /b 0

:find_built
set "IS_BUILT="
if not exist "%BUILT%" exit /b 0
if not exist "%TARGET%\chancery.jar" exit /b 0
powershell -NoProfile -Command "$b = (Get-Item -Force -LiteralPath $env:BUILT).LastWriteTimeUtc; $s = @(Get-Item -LiteralPath ($env:ROOT + 'pom.xml')) + @(Get-ChildItem -Recurse -LiteralPath ($env:ROOT + 'src\main')); if ($s | Where-Object { $_.LastWriteTimeUtc -gt $b } | Select-Object -First 1) { exit 1 }"
if not errorlevel 1 set "IS_BUILT=yes"
exit /b 0

rem --- what is missing --------------------------------------------------------------------------

:require_everything
set "MISSING="
if not defined JDK call :miss_jdk
if not defined IS_BUILT call :find_maven
if not defined IS_BUILT if not defined MAVEN call :miss_maven
if not defined MISSING exit /b 0
>&2 echo "chancery --install-missing" installs what it can; it asks first.
exit /b 3

:miss
if not defined MISSING >&2 echo Chancery cannot start yet. Missing here:
set "MISSING=yes"
>&2 echo   - %~1
exit /b 0

:miss_jdk
call :miss "a JDK 25 or newer"
>&2 echo     winget install EclipseAdoptium.Temurin.25.JDK, or the installer of Eclipse Temurin 25
exit /b 0

:miss_maven
if defined MAVEN_OLD (call :miss "Maven 3.8.7 or newer, to build it [this one is %MAVEN_OLD%]") else call :miss "Maven 3.8.7 or newer, to build it"
>&2 echo     scoop install maven, or choco install maven, or unpack Apache Maven and put its bin folder on the PATH
exit /b 0

rem --- doctor and install -----------------------------------------------------------------------

:doctor
call :find_maven
if defined JDK (call :report "ok     " "JDK 25 or newer     " "%JDK%") else call :report missing "JDK 25 or newer     "
if defined MAVEN (call :report "ok     " "Maven 3.8.7 or newer" %MAVEN%) else call :report missing "Maven 3.8.7 or newer" %MAVEN_OLD%
if defined IS_BUILT (call :report "ok     " "built               " "newer than its sources") else call :report "later  " "built               " "at the next start"
call :require_everything
exit /b %ERRORLEVEL%

:report
echo   %~1  %~2  %~3
exit /b 0

:install_missing
call :find_maven
if not defined JDK call :offer winget.exe "winget install --exact --id EclipseAdoptium.Temurin.25.JDK"
if not defined MAVEN call :offer scoop.cmd "scoop install maven"
call :find_maven
if not defined MAVEN call :offer choco.exe "choco install -y maven"
call :find_jdk
goto doctor

rem Asks, and runs the command %2 when the answer is yes. Does nothing without the program %1.
:offer
call :has %1
if errorlevel 1 exit /b 0
set "ANSWER="
set /p "ANSWER=Run '%~2' now? [y/N] "
if /i not "%ANSWER%"=="y" exit /b 0
call %~2
exit /b 0

rem --- build ------------------------------------------------------------------------------------

rem The mark .built bears the time at which the build began, and comes only after a build that succeeded.
:build
>&2 echo Building Chancery. The first time takes some minutes and a network connection: libraries are fetched.
if not exist "%TARGET%" mkdir "%TARGET%"
if exist "%BUILT%" del /f /q "%BUILT%"
for %%d in (classes lib javafx) do if exist "%TARGET%\%%d" rmdir /s /q "%TARGET%\%%d"
if exist "%TARGET%\chancery.jar" del /f /q "%TARGET%\chancery.jar"
type nul >"%TARGET%\.building"
set "JAVA_HOME=%JDK%"
set "JAVA25_HOME=%JDK%"
set "MAVEN_OPTS=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED %MAVEN_OPTS%"
call mvn -q -B -f "%ROOT%pom.xml" package -Dmaven.test.skip=true
if errorlevel 1 (
    >&2 echo The build failed; the reason is above. It needs a network connection when libraries are missing.
    exit /b 4
)
move /y "%TARGET%\.building" "%BUILT%" >nul
exit /b 0
