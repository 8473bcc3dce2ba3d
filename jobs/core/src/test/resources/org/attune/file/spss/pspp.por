ASCII SPSS PORT FILE                    ASCII SPSS PORT FILE                    
ASCII SPSS PORT FILE                    ASCII SPSS PORT FILE                    
ASCII SPSS PORT FILE                    0000000000000000000000000000000000000000
0000000000000000000000000123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrst
uvwxyz .<(+|&[]!$*);^-/|,%_>?`:$@'="000000~-0000123456789000-()0{}\0000000000000
00000000000000000000000000000000000000000000000000000000SPSSPORTA8/202611226/025
7521E/GNU pspp 1.6.23J/x86_64-pc-linux-gnu4H/5B/70/2/ID5/4/0/5/4/0/CB/Participan
t70/3/LOW5/9/2/5/9/2/9-1/70/4/HIGH5/9/2/5/9/2/BGK/K0/839/70/4/BAND5/9/2/5/9/2/B5
/6/70/5/THREE5/2/0/5/2/0/81/82/83/7K/4/WORD1/K/0/1/K/0/88/x       76K/5/ESSAY1/6
K/0/1/6K/0/CH/In your own words7C/3/TAG1/C/0/1/C/0/70/3/DAY18/A/0/18/A/0/70/5/MO
NTHS/8/0/S/8/0/70/2/ATM/K/0/M/K/0/70/4/SPANL/C/0/L/C/0/70/6/AMOUNT4/E/2/4/E/2/70
/2/Q15/1/0/5/1/0/70/2/Q25/1/0/5/1/0/70/5/THIRD5/C/8/5/C/8/70/4/TINYH/C/4/H/C/4/D
1/5/THREE3/1/3/one2/3/two3/5/threeD1/3/DAY1/1/5/neverF1/-5/13A/5/1/K/café       
         6K/first answer                                                        
                                                                                
                                                    C/refused     IT1NI00/IQKSO0
0/IT1OSMC/1AMC/C.F/1/0/.A/TFM1F-D/2/3.7F/7/6/2/K/naïve               6K/second, 
with comma                                                                      
                                                                                
                                C/given       DLSF600/8CO00/8CO00/4+3/-3/0/1/.K/
TFM1F-D/3/*.*.*.*.K/                    6K/                                     
                                                                                
                                                                                
   C/            *.*.*.*.*.*.*.1/TFM1F-D/4/.3/-.9/8/3/K/x                   6K/y
                                                                                
                                                                                
                                       C/z           I1O8O00/J455600/3601/1/1713
A/1/1/1.A/TFM1F-D/ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ
